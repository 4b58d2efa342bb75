"""What staff read at the desk."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casework.masking import mask, mask_place
from casework.wording.offers import BUTTON_REPLY
from casework.wording.resident import HUMAN_WORDS
from nlp.catalogue import CATEGORY_NAMES, item_name

if TYPE_CHECKING:
    from casework.statistics import Figures
    from storage.tables import Case, Party

STATES = {
    "received": "待派", "triage": "待确认", "offered": "待接单", "accepted": "已接单", "in_progress": "办理中",
    "done": "待居民确认", "closed": "已结束", "cancelled": "已取消",
}  # fmt: skip
PERIODS = {"today": "今天", "week": "本周", "month": "本月"}

# --- buttons ----------------------------------------------------------------------------------------------------
BUTTON_MORE, BUTTON_CONTACT, BUTTON_ASSIGN, BUTTON_SETTLE = "更多", "联系方式", "派给…", "办结"
BUTTON_URGE, BUTTON_RECAT, BUTTON_BACK, BUTTON_TRANSFER, BUTTON_TAKE = (
    "催办",
    "改类",
    "退回",
    "转社区",
    "我来处理",
)
BUTTON_FILES, BUTTON_WHY = "照片和语音", "为什么派给它"
BUTTON_NOT_SOLVED = "还没解决"
BUTTON_SHOW, BUTTON_SPOKE = "查看", "已联系居民"
SETTLE_REASONS = ("已电话解决", "重复登记", "居民不再需要", "不属于社区职责，已说明去处")

# --- the desk ---------------------------------------------------------------------------------------------------
RESIDENT = "居民"
NOT_HERE = "没有找到这件事，可能不在您的社区，或者编号不对。"
BY_STAFF = "社区工作人员另有安排"
ASSIGNED = "已派单"
TRANSFERRED = "已转到别的社区"
SETTLED = "社区已办结"
RECAT = "类别有误，社区重新安排"
URGED_LATELY = "刚才已经催过了，十分钟后可以再催。"
NO_SUCH_COMMUNITY = "没有找到要转去的社区。请写明，比如“转 0042 和平社区”。"
NOBODY_AT_DESK = "那个社区还没有工作人员在这里，转过去没有人看。请打电话联系他们。"
NO_DEPARTMENT = "这一类还没有兜底的部门，请写明具体项目，比如“改类 0042 助餐送餐”。"
NO_PHONE = "（未留，可点“回复居民”在这里说）"
CONTACT_SEEN = "（已记录您查看了联系方式）"
NO_FILES = "这件事没有照片、语音或文件。"
WHICH_CATEGORY = "这是哪一类？"
WHICH_COMMUNITY = "转到哪个社区？"
NOTHING_FOUND = "没有查到。可以试试完整编号、姓名、楼栋（如3号楼）或手机尾号4位。"
NO_PARTIES = "这里还没有登记机构。"
EMPTY = {"todo": "现在没有等社区处理的事。", "today": "今天还没有事项。", "overdue": "没有超期的事项。"}
TITLES = {"todo": "待办", "today": "今日", "overdue": "超期"}


def no_such_case(number: str) -> str:
    return f"没有找到编号 {number} 的事项。发“待办”看列表，或用“查”找。"


def which_case(lines: Sequence[str]) -> str:
    return "有几件事都是这个尾号，请写完整编号：\n" + "\n".join(lines)


def listing(kind: str, total: int, page: int, pages: int) -> str:
    """Above the buttons of a list."""
    where = f"，第{page + 1}/{pages}页" if pages > 1 else ""
    return f"{TITLES[kind]}：共{total}件{where}。点一件看详细。"


def found(total: int) -> str:
    return f"查到{total}件，点一件看详细（本次查询已记录）。"


def folded(case: "Case", outcome: str) -> str:
    """A card of the desk after the decision."""
    return f"{case.number} {outcome}"


def triage_card(case: "Case", guesses: Sequence[tuple[str, Sequence[str], float]]) -> str:
    """The waiting need, masked, with the top two guesses and what speaks for each."""
    asks_for_us = case.words.startswith(HUMAN_WORDS)
    lines = [
        f"【{'找工作人员' if asks_for_us else '待确认'}】{case.number}",
        f"居民说：“{mask(case.words)[:200]}”",
    ]
    if case.place:
        lines.append(f"地点：{mask_place(case.place)}")
    for rank, (code, evidence, confidence) in enumerate(guesses, 1):
        because = f"，依据：{'、'.join(evidence[:4])}" if evidence else ""
        lines.append(f"可能{rank}：{item_name(code)}（把握{round(confidence * 100)}%{because}）")
    if asks_for_us:
        return "\n".join([*lines, f"请点“{BUTTON_TAKE}”；点“{BUTTON_REPLY}”可以直接在这里和居民说话。"])
    if not guesses:
        lines.append("系统没有把握是哪一类。")
    return "\n".join([*lines, "点一下是哪一类，马上派单；选择会用来改进识别。"])


def case_card(title: str, case: "Case", name: str, holder: str, due: str, history: Sequence[str]) -> str:
    """A case on the desk, masked."""
    who = f"{name[:1]}某" if name else "（未留姓名）"
    lines = [f"{title} · {STATES[case.state]}", f"居民：{who}"]
    whom = "，".join(part for part in (mask(case.for_whom), f"{case.age}岁" if case.age else "") if part)
    for label, value in (
        ("地点", mask_place(case.place)),
        ("时间", case.time_text),
        ("给谁", whom),
        ("在谁手上", holder),
        ("期限", due),
    ):
        if value:
            lines.append(f"{label}：{value}")
    if case.words:
        lines.append(f"原话：“{mask(case.words)[:160]}”")
    return "\n".join([*lines, *history[-5:]])


def assigned(title: str, in_the_morning: bool) -> str:
    return f"{title}：{'夜里不打扰，明早8点派出' if in_the_morning else '已派出，等对方接单'}。"


BUTTON_SURE, BUTTON_OTHER_PARTY = "确认", "换一家"


def are_you_sure(title: str, party: str, doubt: str) -> str:
    return f"{title}：{party}{doubt}。还是派给它，请点“{BUTTON_SURE}”。"


def assign_to(title: str) -> str:
    return f"{title}：派给谁？也可以打“派 编号 机构名”。"


def which_party(said: str, near: Sequence[str]) -> str:
    return f"没有认准“{said}”是哪家机构，是不是：" if near else f"没有找到机构“{said}”。发“机构”看名单。"


def nobody_to_urge(title: str, state: str) -> str:
    return f"{title}现在是“{state}”，没有机构可催。"


def urged(title: str) -> str:
    return f"{title}：已经催了。"


def urged_by_staff(title: str) -> str:
    return f"【社区催办】{title}：请尽快处理，有困难请说明。"


def transferred(title: str, community: str) -> str:
    return f"{title}：已转到{community}。"


def transferred_resident(title: str, community: str) -> str:
    return f"{title}：这件事归{community}办，已经转过去，由那边的工作人员接着办。您不用再说一遍。"


def settle_why(number: str) -> str:
    return f"办结要写原因，居民会看到。比如“结 {number} 已电话解决”，或点下面的："


def settled(title: str) -> str:
    return f"{title}：已办结，居民收到了原因。"


def settled_for_party(reason: str) -> str:
    return f"社区已办结：{reason}"


def settled_resident(title: str, reason: str) -> str:
    return f"{title}：社区已经办结，原因：{reason}。要是还没解决，请告诉我们。"


def sent_back(title: str) -> str:
    return f"{title}：已退回继续办理。"


def sent_back_to_you(title: str, reason: str) -> str:
    return f"{title}：社区看过，还没办完，请继续办理。{f'原因：{reason}' if reason else ''}"


def sent_back_resident(title: str) -> str:
    return f"{title}：社区核对后发现还没办完，已请对方继续办理。"


def not_at_desk(title: str, state: str) -> str:
    return f"{title}现在是“{state}”，不在社区手上。"


def taken_by(name: str) -> str:
    return f"由{name or '同事'}处理"


def taken(title: str) -> str:
    return f"{title}：由您处理。要问居民，点“{BUTTON_REPLY}”；办好了，点“{BUTTON_SETTLE}”。"


def taken_resident(title: str, name: str, by: str) -> str:
    return f"{title}：社区{name or '工作人员'}正在处理，{by}前和您联系。"


def spoke(title: str) -> str:
    return f"{title}：记下了，已和居民联系。办好了请点“{BUTTON_SETTLE}”。"


def recat_to(name: str) -> str:
    return f"已定为{name}"


def recat_done(title: str) -> str:
    return f"已改为 {title}，重新安排了。谢谢您的更正，系统会学着认。"


def which_item(said: str) -> str:
    return f"没有认准“{said}”是哪一项，是不是：" if said else "改成哪一类？"


def parties(lines: Sequence[str], page: int, pages: int) -> str:
    return f"机构（{page + 1}/{pages}页）：\n" + "\n".join(lines)


def party_line(party: "Party", load: int, on_duty: int, papers: str) -> str:
    """A party on the desk's list."""
    return f"· {party.name}：在办{load}/{party.capacity}，值班{on_duty}人{f'，{papers}' if papers else ''}"


def paper_ended(name: str) -> str:
    return f"{name}已过期"


def paper_ends(name: str, day: str) -> str:
    return f"{name}{day}到期"


def _span(hours: float | None) -> str:
    """A median as one says it: minutes below an hour."""
    if hours is None:
        return "暂无"
    return f"{hours}小时" if hours >= 1 else f"{max(1, round(hours * 60))}分钟"


def statistics(period: str, f: "Figures") -> str:
    """统计, in words."""
    lines = [
        f"{PERIODS[period]}：登记{f.opened}件，办结{f.closed}件，取消{f.cancelled}件，重新办理{f.reopened}件",
        f"紧急{f.emergencies}件，改类{f.corrected}件",
        f"通常多久有人响应：{_span(f.first_answer_hours)}",
        f"现在：在办{f.open_now}件，待确认{f.triage_now}件，超期{f.overdue_now}件",
    ]
    if f.ratings:
        lines.append("评价：" + "，".join(f"{name}{count}" for name, count in f.ratings.items()))
    if f.categories:
        lines.append("类别：" + "，".join(f"{CATEGORY_NAMES.get(c, c)}{n}" for c, n in f.categories))  # type: ignore[call-overload]
    return "\n".join(lines)


# --- staff and resident, in chat -------------------------------------------------------------------------------------
ASK_REPLY = "请打字，您的下一句话会直接发给居民。不想发了，说“算了”。"
NOT_SENT = "好的，没有发。"
OWN_DANGER = "要是您自己身边有人有危险，请马上拨打120、110或119。"


def ask_reply(title: str) -> str:
    return f"{title}：{ASK_REPLY}"


def said_by(name: str, text: str) -> str:
    return f"{name}说：{text}" if name else text


def reply(title: str, name: str, text: str) -> str:
    return f"社区{name or '工作人员'}给您回话（{title}）：\n{text}\n您直接回复就行，我们转给{name or '工作人员'}。"


def reply_sent(title: str) -> str:
    return f"{title}：已发给居民。居民回话了，会马上转给您。"


def reply_arrives(title: str, text: str) -> str:
    return f"{title} 居民回话：“{text}”"


def passed_on(name: str) -> str:
    return f"好的，已转给社区{name or '工作人员'}。还有要说的，接着说就行。"


# --- commands ---------------------------------------------------------------------------------------------------
HELP = "社区工作台，中文和斜杠命令都行，编号可以只写后4位："


def usage(line: str, help: str) -> str:
    return f"请这样写：{line}\n{help}"


def did_you_mean(line: str, help: str) -> str:
    return f"没有这个命令。您是不是要：{line}？\n{help}\n发“帮助”看全部。"


# --- undo -------------------------------------------------------------------------------------------------------
NOTHING_TO_UNDO = "没有可以撤销的操作。撤销要在一分钟内。"
ALREADY_SEEN = "来不及了：对方已经看到。请用“派”“转”“催”等再处理。"
ALREADY_MOVED = "来不及了：这件事后来又有了变化。"
ACTS = {
    "assigned": "派单", "reclassified": "改类", "urged": "催办", "transferred": "转社区", "settled": "办结",
    "sent_back": "退回", "took": "我来处理", "invited": "邀请", "withdrew_seat": "撤席", "wrote": "回复", "spoke": "已联系居民",
}  # fmt: skip


def undone(verb: str) -> str:
    return f"已撤销刚才的“{ACTS.get(verb, verb)}”，对方没有收到。"
