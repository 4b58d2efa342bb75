"""Menus of the desk, shared by typed commands and buttons."""

from casework import desk, desk_cards, invites, lookups, parties, queues, seats
from casework.cards import title
from casework.refusal import Refusal
from casework.tails import tails
from casework.wording import desk as words
from casework.wording import lists
from casework.wording import seats as seat_words
from nlp.catalogue import CATEGORY_NAMES
from storage.outgoing import Button, Menu, column, pairs
from storage.tables import Case, Community, Party, Seat
from storage.talk import Talk
from storage.unit import Unit

REASON = "desk:reason"
"""The state in which the next message is the reason of 结 (data: case)."""
BACK = "desk:back"
"""The same of 退回."""


def turn_to(talk: Talk, case_id: int) -> None:
    """Staff look at another case: what they type next is no reply or reason for the one before."""
    if talk.state is not None and talk.state.startswith("desk:") and talk.data.get("desk_case") != case_id:
        talk.state = None


def case_menu(cases: list[Case]) -> list[list[Button]]:
    """A button a case: the masked line, with no more of the number than tells it from the others."""
    ends = tails(cases)
    lines = {c.id: lookups.line(c).replace(c.number, ends[c.id or 0], 1)[:40] for c in cases}
    return [[Button(line, f"desk:case:{key}")] for key, line in lines.items()]


def say_page(talk: Talk, page: queues.Page) -> None:
    """A page of 待办, 今日 or 超期."""
    if not page.total:
        talk.say(lists.EMPTY[page.kind])
        return
    menu = case_menu(page.cases)
    if page.more:
        menu.append([Button(lists.BUTTON_MORE, f"desk:list:{page.kind}:{page.number + 1}")])
    pages = -(-page.total // queues.PAGE)
    talk.say(lists.listing(page.kind, page.total, page.number, pages), menu)


def say_found(talk: Talk, cases: list[Case], said: str, page: int = 0) -> None:
    """What 查 has found, a page at a time; the words wait in the dialog data for 更多."""
    if not cases:
        talk.say(lists.NOTHING_FOUND)
        return
    menu = case_menu(cases[page * queues.PAGE : (page + 1) * queues.PAGE])
    if len(cases) > (page + 1) * queues.PAGE:
        talk.data = {**talk.data, "desk_search": said}
        menu.append([Button(lists.BUTTON_MORE, f"desk:found:{page + 1}")])
    talk.say(lists.found(len(cases)), menu)


def party_menu(case: Case, near: list[Party]) -> Menu:
    """A button a party."""
    return column(*(Button(p.name, f"desk:give:{case.id}:{p.id}") for p in near))


def category_menu(case_id: int) -> Menu:
    """The six categories."""
    return pairs(*(Button(n, f"desk:cat:{case_id}:{c}") for c, n in CATEGORY_NAMES.items() if c != "none"))


async def community_menu(unit: Unit, case: Case) -> Menu:
    """The other communities."""
    others = await desk.other_communities(unit, case.community_id)
    return column(*(Button(c.name, f"desk:move:{case.id}:{c.id}") for c in others[:12]))


def ask_reason(talk: Talk, case: Case) -> None:
    """结 needs a reason: the next message or one of the usual ones."""
    talk.state, talk.data = REASON, {**talk.data, "desk_case": case.id}
    usual = (Button(reason, f"desk:why:{case.id}:{n}") for n, reason in enumerate(words.SETTLE_REASONS))
    talk.say(words.settle_why(case.number), column(*usual))


def ask_why_back(talk: Talk, case: Case) -> None:
    """退回 needs a reason too: the next message."""
    if case.state != "done":
        raise Refusal(words.not_done(title(case), words.STATES[case.state]))
    talk.state, talk.data = BACK, {**talk.data, "desk_case": case.id}
    talk.say(words.send_back_why(title(case)))


async def say_parties(talk: Talk, unit: Unit, page: int) -> None:
    """A page of 机构."""
    lines, pages = await desk_cards.party_page(unit, talk.contact_id, page)
    more = [[Button(lists.BUTTON_MORE, f"desk:parties:{page + 1}")]] if page + 1 < pages else ()
    talk.say(lists.parties(lines, page, pages) if lines else lists.NO_PARTIES, more)


async def say_invite(talk: Talk, unit: Unit, role: str, party_id: int | None) -> None:
    """Make the code and show it, once."""
    code = await invites.invite(unit, talk.contact_id, role, party_id)
    house = await unit.get(Party, party_id) if party_id else await unit.get(Community, talk.seat_community_id)
    talk.say(seat_words.invited(seats.ROLE_NAMES[role], house.name if house else "", code))


async def invite_menu(unit: Unit, talk: Talk, role: str, said: str) -> Menu:
    """The parties that could be meant."""
    community = talk.seat_community_id or 0
    kinds = {"enterprise"} if role == "enterprise" else {"social_organisation", "department"}
    near = [p for _, p in await parties.nearest(unit, community, said, limit=40)]
    own = [p for p in near if p.community_id == community and p.kind in kinds]
    return column(*(Button(p.name, f"desk:invite:{role}:{p.id}") for p in own[:10]))


async def say_seats(talk: Talk, unit: Unit, found: list[Seat]) -> None:
    """The seats to withdraw, a button each."""
    if not found:
        talk.say(seat_words.NOBODY_TO_WITHDRAW)
        return
    menu = [Button((await seats.label(unit, s))[:60], f"seat:withdraw:{s.id}") for s in found[:12]]
    talk.say(seat_words.WITHDRAW_WHOM, column(*menu))
