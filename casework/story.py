"""A case told to its resident: one line, or in full with its history, in plain words."""

from sqlmodel import col, or_, select

from casework import visit_told
from casework.cards import settled, title
from casework.lifecycle import MOVES, OPEN, STATE_WORDS
from casework.masking import mask
from casework.whose import who_has
from casework.wording import emergency as danger
from casework.wording import my_cases as case_words
from casework.wording import resident as words
from storage.tables import Attachment, Case, CaseEvent, Contact, Party
from storage.unit import Unit

HEAD = 12


def headline(case: Case) -> str:
    """One line of her list. What has no name yet is known by her own words."""
    said = f"“{case.words[:HEAD]}{'…' if len(case.words) > HEAD else ''}”" if not settled(case) else ""
    if case.urgent and case.answered_at is None and case.state in ("received", "triage"):
        return f"{title(case)}{said}：{danger.NOBODY_HAS_IT}"
    return f"{title(case)}{said}：{case_words.HANDLED if _in_hands(case) else STATE_WORDS[case.state]}"


def _in_hands(case: Case) -> bool:
    """Somebody at the desk has answered for it."""
    return case.state == "triage" and (case.answered_at is not None or case.worker_id is not None)


async def describe(unit: Unit, case: Case, for_contact: int) -> str:
    """A case in plain words, with the history that concerns the resident."""
    lines = [headline(case)]
    if case.state in OPEN and case.urgent:  # no day is promised: it is now, or it is over
        if case.answered_at is not None:
            lines.append(danger.HANDLED_BY.format(who=await who_has(unit, case)))
    elif case.state in OPEN:
        lines.append(
            case_words.whose(
                await who_has(unit, case), case_words.moment(case.due_at), asked=case.state == "offered"
            )
        )
    if case.visit_at:
        lines.append(f"约好的时间：{await visit_told.dated(unit, case)}")
    known = {"place": case.place, "time": case.time_text, "for_whom": case.for_whom, "phone": case.phone}
    lines += [f"{words.FIELD_NAMES[name]}：{value}" for name, value in known.items() if value]
    if case.words:
        lines.append(f"您说的：{case.words[:200]}")
    if kept := await unit.scalars(select(col(Attachment.id)).where(Attachment.case_id == case.id)):
        lines.append(f"附件：{len(kept)}个")
    lines.append("经过：")
    lines += await history(unit, case)
    return "\n".join(lines)


NOTE_WORDS = {
    "urged": "您催办了一次", "added": "您补充了说明", "amended": "您更正了", "asked": "对方问了您一句", "replied": "您回了话",
    "answered_page": "值班人员已响应", "rated": "您作了评价", "reminded": "已提醒对方", "linked": "和另一件事一起办",
    "called": "工作人员打过电话", "paged": "已呼叫值班人员", "corrected": "工作人员调整了类别", "taken": "社区工作人员正在处理",
    "wrote": "社区给您回话", "spoke": "社区工作人员和您联系过", "complained": "您向社区反映了", "unsuited": "您说约的时间不方便",
    "explained": "对方说明原因（只给社区看）",
}  # fmt: skip
THEIR_NOTE = "对方补充了说明"
FOR_STAFF = ("explained",)
"""What a party says to staff alone."""
NAMES_ONLY = (
    "offer",
    "accept",
    "expire",
    "withdraw",
    "taken",
    "agree_time",
    "rated",
    "corrected",
    "transfer",
)
"""What is kept of these is the name of a party, of staff or of a service, or a time."""


async def history(unit: Unit, case: Case, *, desk: str = "") -> list[str]:
    """The public events, oldest first, the last twelve of many.

    `desk`: staff read it, who call her so: masked, and with what parties tell only staff.
    """
    events = await unit.scalars(
        select(CaseEvent)
        .where(CaseEvent.case_id == case.id)
        .where(or_(col(CaseEvent.public).is_(True), col(CaseEvent.verb).in_(FOR_STAFF if desk else ())))
        .order_by(col(CaseEvent.id))
    )
    names: dict[int | None, str] = {None: ""}
    name = (await unit.need(Contact, case.resident_id)).name if desk else ""
    lines = []
    for event in events[-12:]:
        if event.party_id not in names:
            party = await unit.get(Party, event.party_id)
            names[event.party_id] = party.name if party else ""
        past = MOVES[event.verb].past if event.verb in MOVES else NOTE_WORDS.get(event.verb, event.verb)
        if event.verb == "added" and event.party_id is not None:
            past = THEIR_NOTE
        told = event.note or names[event.party_id]
        if desk:
            past = past.replace("您", desk)
            told = told if event.verb in NAMES_ONLY else mask(told, names=(name,))
        lines.append(f"· {case_words.moment(event.at)} {past}{'：' if told else ''}{told}")
    return lines
