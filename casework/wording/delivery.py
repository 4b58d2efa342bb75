"""What is said about the chat itself: messages that do not arrive, groups, changed messages."""

GROUP = "谢谢邀请。为了保护住户的个人信息，邻里通只在单独聊天里办事，请点我的头像，直接给我发消息。"
EDITED = "您改动了刚才那条消息，我这边看到的还是原来的话。请把要改的话再发一遍，比如“改成后天上午”。"

NOTICE = "有消息没能送到："


def not_delivered(name: str, phone_end: str, number: str) -> str:
    """For staff: somebody cannot be reached in chat."""
    who = f"{name[:1]}**" if name else "一位住户"
    phone = f"（电话尾号{phone_end}）" if phone_end else ""
    about = f"事项 {number} 的" if number else ""
    return f"{NOTICE}{about}{who}{phone}收不到聊天消息了。请改用电话或上门告诉本人。"
