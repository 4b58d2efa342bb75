"""The life of a case: ONE table of allowed moves, each with its reason, checked in one place.

History is appended, never edited. `docs/architecture.md` shows this table; a test keeps the two the same.
"""

from dataclasses import dataclass

from casework.refusal import Refusal
from storage.tables import Case
from storage.unit import Unit

OPEN = ("received", "triage", "offered", "accepted", "in_progress", "done")
"""States in which somebody still has to do something."""
SERVED = ("accepted", "in_progress")
"""A party has it and works on it."""
NOT_CONTACTED = ("received", "triage", "offered", "accepted")
"""Nobody has spoken with the resident yet, as far as we know."""


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed move: in one of the states `before`, `verb` leads to `after`, because of `why`."""

    verb: str
    before: tuple[str, ...]
    after: str
    why: str
    past: str
    """How the resident's history says it."""


MOVES = {
    move.verb: move
    for move in (
        Move("open", ("",), "received", "every need gets a number, whatever it is", "已登记"),
        Move("hand_over", ("received", "offered", "triage"), "triage", "nobody is sure enough: staff decide", "已转社区工作人员确认"),
        Move("offer", ("received", "triage", "offered"), "offered", "one party at a time is asked", "已派单"),
        Move("decline", ("offered",), "received", "the next candidate is asked at once", "对方未能接单"),
        Move("expire", ("offered",), "received", "no answer within the deadline counts as a no", "对方未及时回复"),
        Move("withdraw", ("offered", "accepted", "in_progress"), "received", "staff or the resident's choice takes it elsewhere", "已改派"),
        Move("accept", ("offered",), "accepted", "the party has promised", "已接单"),
        Move("give_back", ("accepted", "in_progress"), "received", "the party cannot keep its promise and says so", "已退单"),
        Move("agree_time", ("accepted", "in_progress"), "in_progress", "a visit is agreed", "已约好时间"),
        Move("report", ("accepted", "in_progress"), "in_progress", "the party tells how it goes", "有新进展"),
        Move("finish", ("accepted", "in_progress"), "done", "the party says that it is solved; the resident decides", "已办结，等您确认"),
        Move("send_back", ("done",), "in_progress", "staff find that it is not finished", "已退回继续办理"),
        Move("confirm", ("accepted", "in_progress", "done", "closed"), "closed", "the resident says that it is solved", "您已确认解决"),
        Move("reopen", ("done", "closed"), "in_progress", "the resident says that it is not solved", "您说还没解决，已重新办理"),
        Move("reopen_unheld", ("done", "closed"), "received", "not solved, and nobody holds it any more", "已重新受理"),
        Move("lapse", ("done",), "closed", "asked twice, no answer, nothing urgent", "长时间未收到回复，已自动结束"),
        Move("settle", (*OPEN,), "closed", "staff end it, with a reason", "社区已办结"),
        Move("cancel", (*OPEN,), "cancelled", "the resident no longer needs it", "您已取消"),
        Move("transfer", (*OPEN,), "triage", "it belongs to another community's desk", "已转到另一社区"),
        Move("resume", ("cancelled",), "received", "a slip is taken back", "已恢复"),
    )
}  # fmt: skip

NOTES = (
    "urged",
    "added",
    "amended",
    "asked",
    "replied",
    "paged",
    "answered_page",
    "disclosed",
    "corrected",
    "rated",
    "reminded",
    "linked",
    "called",
    "taken",
    "undone",
    "wrote",
    "spoke",
    "complained",
    "unsuited",
    "consent_withdrawn",
    "explained",
)
"""Events that leave the state as it is."""

REFUSED = "这件事现在是“{state}”，这一步做不了。"

STATE_WORDS = {
    "received": "已登记，正在安排",
    "triage": "社区工作人员正在确认",
    "offered": "已派单，等对方接单",
    "accepted": "已有人接单",
    "in_progress": "正在办理",
    "done": "已办结，等您确认",
    "closed": "已结束",
    "cancelled": "已取消",
}


def allowed(case: Case, verb: str) -> bool:
    """Whether the table allows this move now."""
    return case.state in MOVES[verb].before


async def move(
    unit: Unit, case: Case, verb: str, *, actor: int | None = None, party_id: int | None = None,
    note: str = "", public: bool = True,
) -> None:  # fmt: skip
    """Move the case along the table and append the event; Refusal when the table does not allow it."""
    step = MOVES[verb]
    if case.id is not None and case.state not in step.before:
        said = STATE_WORDS.get(case.state, case.state)
        hers = actor == case.resident_id
        raise Refusal(REFUSED.format(state=said if hers else said.replace("您", "居民")))
    case.state = step.after
    unit.add(case)
    await record(unit, case, verb, actor=actor, party_id=party_id, note=note, public=public)


async def record(
    unit: Unit, case: Case, verb: str, *, actor: int | None = None, party_id: int | None = None,
    note: str = "", public: bool = True,
) -> None:  # fmt: skip
    """Append an event to the case's history."""
    if case.id is None:
        await unit.store(case)
    await unit.raw(
        "INSERT INTO case_event (case_id, at, actor_id, party_id, verb, state, note, public)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        case.id, unit.now, actor, party_id, verb, case.state, note, public,
    )  # fmt: skip
