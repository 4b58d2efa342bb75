"""A case told to its resident: one line, or in full with its history, in plain words."""

from sqlmodel import col, select

from casework.lifecycle import MOVES, OPEN, STATE_WORDS
from casework.whose import who_has
from casework.wording import resident as words
from nlp.catalogue import item_name
from storage.tables import Attachment, Case, CaseEvent, Party
from storage.unit import Unit


def headline(case: Case) -> str:
    """One line of her list."""
    return f"{case.number} {item_name(case.item)}：{STATE_WORDS[case.state]}"


async def describe(unit: Unit, case: Case, for_contact: int) -> str:
    """A case in plain words, with the history that concerns the resident."""
    lines = [headline(case)]
    if case.state in OPEN:
        lines.append(f"现在由{await who_has(unit, case)}负责，{words.moment(case.due_at)}前办完")
    if case.visit_at:
        lines.append(f"约好的时间：{words.moment(case.visit_at)}")
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
    "urged": "您催办了一次", "added": "您补充了说明", "asked": "对方问了您一句", "replied": "您回答了对方",
    "answered_page": "值班人员已响应", "rated": "您作了评价", "reminded": "已提醒对方", "linked": "和另一件事一起办",
    "called": "工作人员打过电话", "paged": "已呼叫值班人员", "corrected": "工作人员调整了类别", "taken": "社区工作人员正在处理",
}  # fmt: skip


async def history(unit: Unit, case: Case, *, resident: str = "您") -> list[str]:
    """The public events, oldest first, the last twelve of many. `resident`: what the reader calls her."""
    events = await unit.scalars(
        select(CaseEvent)
        .where(CaseEvent.case_id == case.id, col(CaseEvent.public).is_(True))
        .order_by(col(CaseEvent.id))
    )
    names: dict[int | None, str] = {None: ""}
    lines = []
    for event in events[-12:]:
        if event.party_id not in names:
            party = await unit.get(Party, event.party_id)
            names[event.party_id] = party.name if party else ""
        past = MOVES[event.verb].past if event.verb in MOVES else NOTE_WORDS.get(event.verb, event.verb)
        past = past.replace("您", resident)
        told = event.note or names[event.party_id]
        lines.append(f"· {words.moment(event.at)} {past}{'：' if told else ''}{told}")
    return lines
