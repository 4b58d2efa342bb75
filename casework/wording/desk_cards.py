"""What the desk shows: a need that waits, a case, a party."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casework.masking import mask, mask_place
from casework.wording.desk import BUTTON_TAKE, state_of
from casework.wording.emergency import HOME
from casework.wording.replies import BUTTON_REPLY
from casework.wording.resident import HUMAN_WORDS
from nlp.catalogue import item_name

if TYPE_CHECKING:
    from storage.tables import Case, Party

RESIDENT, LAST = "居民", "最后说"
NO_PHONE = "（未留，可点“回复居民”在这里说）"
CONTACT_SEEN = "（已记录您查看了联系方式）"
NO_FILES = "这件事没有照片、语音或文件。"


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


def case_card(
    title: str,
    case: "Case",
    name: str,
    holder: str,
    due: str,
    history: Sequence[str],
    *,
    home: str = "",
    last: str = "",
) -> str:
    """A case on the desk, masked. `home`: on record, where help is needed elsewhere; `last`: what she has added last."""
    who = f"{name[:1]}某" if name else "（未留姓名）"
    lines = [f"{title} · {state_of(case)}", f"居民：{who}"]
    whom = "，".join(part for part in (mask(case.for_whom), f"{case.age}岁" if case.age else "") if part)
    for label, value in (
        ("地点", mask_place(case.place)),
        (HOME, mask_place(home)),
        ("时间", case.time_text),
        ("给谁", whom),
        ("在谁手上", holder),
        ("期限", due),
    ):
        if value:
            lines.append(f"{label}：{value}")
    if case.words:
        lines.append(f"原话：“{mask(case.words)[:160]}”")
    if last:
        lines.append(f"{LAST}：“{mask(last)[:160]}”")
    return "\n".join([*lines, *history[-8:]])


def party_line(party: "Party", load: int, on_duty: int, papers: str) -> str:
    """A party on the desk's list."""
    return f"· {party.name}：在办{load}/{party.capacity}，值班{on_duty}人{f'，{papers}' if papers else ''}"


def paper_ended(name: str) -> str:
    return f"{name}已过期"


def paper_ends(name: str, day: str) -> str:
    return f"{name}{day}到期"
