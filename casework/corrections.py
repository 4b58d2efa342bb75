"""改类: staff say what a need really is. The correction is kept for learning, and the case is sent on anew."""

from rapidfuzz import fuzz
from sqlmodel import col, select

from casework import deadlines, follow_ups, lifecycle, offers, routing, triage, undo
from casework.cards import title
from casework.desk import desk_buttons, staff_case
from casework.refusal import Refusal
from casework.wording import desk as words
from nlp.catalogue import CATEGORY_NAMES, catalogue, item_name
from storage.outgoing import column
from storage.tables import Case, Correction, Party, PartyService
from storage.unit import Unit

CLOSE_ENOUGH = 72
SHORT_NAMES = {"为老": "elderly", "养老": "elderly", "医疗": "medical", "健康": "medical", "文体": "sports", "体育": "sports",
               "志愿": "volunteer", "教育": "education", "其他": "other", "其它": "other"}  # fmt: skip


def find_item(said: str) -> str | None:
    """The code of the item or category that these words mean: a code, a name, or most of a name."""
    said = said.strip().strip("“”\"'").lower()
    categories = {name: code for code, name in CATEGORY_NAMES.items() if code != "none"}
    if said in catalogue() or said in categories.values():
        return said
    names = {item.name: code for code, item in catalogue().items()}
    known: dict[str, str] = {**names, **categories, **SHORT_NAMES}
    if said in known:
        return known[said]
    inside = [name for name in names if len(said) > 1 and said in name]
    if len(inside) == 1:
        return names[inside[0]]
    about = [i.code for i in catalogue().values() if len(said) > 1 and said in i.about.split("、")]
    if len(about) == 1:
        return about[0]
    best = max(known, key=lambda name: fuzz.ratio(said, name))
    return known[best] if fuzz.ratio(said, best) >= CLOSE_ENOUGH else None


def likely_items(said: str) -> list[str]:
    """A few items whose names are most like these words."""
    ranked = sorted(
        catalogue().values(),
        key=lambda i: -max(fuzz.partial_ratio(said, i.name), fuzz.partial_ratio(said, i.about)),
    )
    return [item.code for item in ranked[:4]]


def names(said: str, code: str) -> bool:
    """Whether these words name just this one, so that nobody has to be asked."""
    said = said.strip().strip("“”\"'").lower()
    known = {item_name(code), code, *(short for short, meant in SHORT_NAMES.items() if meant == code)}
    return said in known or (len(said) > 1 and said in item_name(code))


async def reclassify(unit: Unit, contact_id: int, case_id: int, code: str) -> Case:
    """Give the case this item (a category: its best guess in it, else the category's department decides) and send it on."""
    case = await staff_case(unit, contact_id, case_id)
    item = code if code in catalogue() else _best_in(case, code)
    if case.state not in ("received", "triage", "offered", "accepted", "in_progress"):
        raise Refusal(lifecycle.REFUSED.format(state=words.STATES[case.state]))
    same = item == case.item
    if same and (case.state in ("offered", *lifecycle.SERVED) or case.band == "act"):
        await _same(unit, case, contact_id)
        return case
    async with undo.act(unit, contact_id, "reclassified", case, note=f"{case.item} -> {item}"):
        await triage.fold(unit, case, words.recat_to(item_name(item)))
        if not same:
            kept = Correction(
                case_id=case.id or 0, from_item=case.item, to_item=item, by_contact_id=contact_id, at=unit.now
            )
            unit.add(kept)
        if case.state in ("offered", *lifecycle.SERVED):
            await offers.withdraw(unit, case, words.RECAT, contact_id)
        case.item, case.category, case.band = item, item.split(".")[0], "act"
        case.wanted_party_id = None
        case.due_at = max(deadlines.completion_due(case.opened_at, item), unit.now + deadlines.FIRST_CONTACT)
        unit.add(case)
        await follow_ups.settle(unit, case.id or 0, "completion")
        await follow_ups.schedule(unit, "completion", case.due_at, case_id=case.id)
        await lifecycle.record(unit, case, "corrected", actor=contact_id, note=item_name(item))
        await _send(unit, case, contact_id)
        unit.say(contact_id, (words.recat_confirmed if same else words.recat_done)(title(case)))
    return case


async def _same(unit: Unit, case: Case, contact_id: int) -> None:
    """It is this item already: nothing is corrected, and nobody is asked anew who has said no."""
    at_desk = case.state in ("received", "triage")
    if at_desk and await routing.choose(unit, case) is not None:
        await offers.send_on(unit, case)
        unit.say(contact_id, words.recat_confirmed(title(case)))
        return
    menu = column(*desk_buttons(case)) if at_desk else ()
    unit.say(contact_id, (words.recat_same_stuck if at_desk else words.recat_same)(title(case)), menu)


def _best_in(case: Case, category: str) -> str:
    fitting = [code for code, _, _ in triage.guesses(case) if code.startswith(f"{category}.")]
    return fitting[0] if fitting else case.item if case.item.startswith(f"{category}.") else category


async def _send(unit: Unit, case: Case, contact_id: int) -> None:
    if case.item in catalogue():
        await offers.send_on(unit, case)
        return
    department = await unit.scalar(
        select(col(Party.id))
        .join(PartyService, col(PartyService.party_id) == col(Party.id))
        .where(col(PartyService.community_id) == case.community_id, col(PartyService.backstop).is_(True))
        .where(col(PartyService.item).like(f"{case.item}.%"))
        .order_by(col(Party.id))
    )
    if department is None:
        raise Refusal(words.NO_DEPARTMENT)
    await offers.offer_to(unit, case, department, by=contact_id)
