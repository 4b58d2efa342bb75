"""What staff and holders of seats read: the desk, seats, invites, reclaiming."""

# --- seats ----------------------------------------------------------------------------------------------------
STAFF_ONLY = "这一步要社区工作人员来做。您如果是社区工作人员，请发“切换身份”换到社区席位。"
DIRECTOR_ONLY = "这一步要社区主任来做。"
NOT_YOUR_SEAT = "没有找到您的这个身份。发“切换身份”可以看到您现有的身份。"
CANNOT_WITHDRAW = "这个席位您不能撤，或者已经撤了。发“撤席”可以看到您能撤的席位。"


def seat_withdrawn(name: str) -> str:
    """To the person whose seat was withdrawn."""
    return f"您的席位“{name}”已经撤销，今后不再收到这边的派单。您作为居民照常可以使用。有疑问请联系社区。"
