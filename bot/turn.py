"""One turn is one transaction: dedupe key, dialog state, case changes, follow-ups and words commit together."""

import logging
import re
import secrets
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties

from bot.capture import Capture
from bot.inbound import Inbound, tidied
from bot.metrics import turns
from bot.update import Updates
from casework import consent, wording
from casework.communities import arrived
from casework.refusal import Refusal
from nlp.meaning import Understanding
from storage.fsm import talking
from storage.outgoing import Saying
from storage.store import Store, Unavailable
from storage.tables import Fault
from storage.talk import Talk, enter, hear, label_of, last_menu, leave

log = logging.getLogger("linli.turn")

ORDINALS = {name: n for n, names in enumerate(
    ("1 一 ① 第一 第一个 第1个", "2 二 ② 第二 第二个 第2个", "3 三 ③ 第三 第三个 第3个", "4 四 第四 第四个 第4个",
     "5 五 第五 第五个 第5个", "6 六 第六 第六个 第6个", "7 七 第七 第七个 第7个", "8 八 第八 第八个 第8个",
     "9 九 第九 第九个 第9个", "10 十 第十 第十个 第10个", "11 十一", "12 十二")) for name in names.split()}  # fmt: skip
TIDY = re.compile(r"[\s。.、，,！!]+")
LABEL = 24
"""Longer words than these are no button's label."""
ANSWERS = {"say", "show", "rewrite"}
TRIES = 3
"""A transaction that the database gave up (deadlock) is tried again; an outage is the platform's to repeat."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of an update: the number of the person's own message, and whether it was seen before."""

    seq: int
    repeated: bool = False
    outcome: str = "answered"


@dataclass(slots=True)
class Turn:
    """Takes what people do, one at a time each, and makes it true or leaves everything as it was."""

    store: Store
    dispatcher: Dispatcher
    understand: Callable[..., Understanding]
    services: dict[str, Any]
    """Injected into handlers by parameter name."""
    bots: dict[int, Bot]
    _updates: dict[int, Updates] = field(default_factory=dict)

    async def take(self, inbound: Inbound) -> Receipt:
        """Handle one update exactly once. Raises Unavailable when nothing was changed and it is to be repeated."""
        started = time.perf_counter()
        inbound = tidied(inbound)
        for attempt in range(1, TRIES + 1):
            try:
                receipt, talk = await self._take(inbound)
                break
            except Unavailable:
                if attempt == TRIES:
                    turns(inbound.channel, "unavailable").inc()
                    raise
        turns(inbound.channel, receipt.outcome).inc()
        log.info(
            "turn",
            extra={
                "channel": inbound.channel,
                "contact": talk.contact_id,
                "intent": talk.intent or inbound.media or "press",
                "outcome": receipt.outcome,
                "ms": round((time.perf_counter() - started) * 1000, 1),
            },
        )
        return receipt

    async def _take(self, inbound: Inbound) -> tuple[Receipt, Talk]:
        try:
            # it is CPU work: not under the lock, but for the few words that may press a button
            meaning = self.understand(inbound.text) if inbound.text and len(inbound.text) > LABEL else None
            async with self.store.write() as unit:
                talk = await enter(unit, inbound.channel, inbound.address, inbound.name, inbound.key)
                if talk.known is not None:
                    return Receipt(talk.known, repeated=True, outcome="repeated"), talk
                act, said = await _pressed(inbound, talk)
                heard = _hear(inbound, talk, said)
                if act.text and meaning is None:
                    meaning = self.understand(act.text)
                talk.intent = meaning.intent if act.text and meaning else ""
                await arrived(unit, talk, inbound.community_code)
                await self._dispatch(act, talk, meaning if act.text is not None else None)
                if not any(s.contact_id == talk.contact_id and s.kind in ANSWERS for s in unit.sayings):
                    talk.say(wording.NOT_UNDERSTOOD)
                heard.text = consent.kept(talk, heard.text)
                seq = await leave(unit, talk, heard)
                return Receipt(seq, outcome=talk.outcome), talk
        except Refusal as refusal:
            return await self._instead(inbound, refusal.text, "refused")
        except Unavailable:
            raise
        except Exception as error:
            ref = secrets.token_hex(3).upper()
            log.error("fault", extra={"ref": ref, "channel": inbound.channel, "where": where(error)})
            return await self._instead(
                inbound,
                wording.fault(ref),
                "fault",
                Fault(ref=ref, at=self.store.clock.now(), error=where(error)),
            )

    async def _dispatch(self, inbound: Inbound, talk: Talk, meaning: Understanding | None) -> None:
        bot = self.bot(inbound.bot_id)
        token = talking.set(talk)
        try:
            await self.dispatcher.feed_update(
                bot, self.updates(inbound.bot_id).of(inbound, talk),
                talk=talk, unit=talk.unit, inbound=inbound, meaning=meaning, **self.services,
            )  # fmt: skip
        finally:
            talking.reset(token)

    async def _instead(
        self, inbound: Inbound, text: str, outcome: str, fault: Fault | None = None
    ) -> tuple[Receipt, Talk]:
        """The turn was rolled back: a fresh small one keeps what was said, and answers."""
        async with self.store.write() as unit:
            talk = await enter(unit, inbound.channel, inbound.address, inbound.name, inbound.key)
            if talk.known is not None:
                return Receipt(talk.known, repeated=True, outcome="repeated"), talk
            _, said = await _pressed(inbound, talk)
            heard = _hear(inbound, talk, said)
            if fault is not None:
                fault.contact_id = talk.contact_id
                unit.add(fault)
            talk.say(text)
            heard.text = consent.kept(talk, heard.text)
            seq = await leave(unit, talk, heard)
            return Receipt(seq, outcome=outcome), talk

    def bot(self, bot_id: int) -> Bot:
        """The bot of a channel: built-in channels need no token, so theirs is their number."""
        if bot_id not in self.bots:
            self.bots[bot_id] = Bot(f"{bot_id}:linli", session=Capture(), default=DefaultBotProperties())
        return self.bots[bot_id]

    def updates(self, bot_id: int) -> Updates:
        """What makes the updates of a channel's bot."""
        if bot_id not in self._updates:
            self._updates[bot_id] = Updates(self.bot(bot_id))
        return self._updates[bot_id]


async def _pressed(inbound: Inbound, talk: Talk) -> tuple[Inbound, str]:
    """What was done, and the words that stand for it in her chat.

    Words that are a number, an ordinal or the label of a button on our last message press that button; a press
    is kept under its button's label.
    """
    if inbound.press is not None:
        return inbound, await label_of(talk.unit, talk.contact_id, inbound.message, inbound.press)
    if inbound.text is None or len(inbound.text) > LABEL:
        return inbound, _said(inbound)
    words = TIDY.sub("", inbound.text)
    seq, menu = await last_menu(talk.unit, talk.contact_id)
    buttons = [b for row in menu for b in row]
    index = ORDINALS.get(words)
    chosen = buttons[index] if index is not None and index < len(buttons) else None
    chosen = chosen or next((b for b in buttons if TIDY.sub("", b["text"]) == words), None)
    if chosen is None:
        return inbound, _said(inbound)
    return replace(inbound, text=None, press=chosen["data"], message=seq), inbound.text


def _hear(inbound: Inbound, talk: Talk, said: str) -> Saying:
    """Her words (and what she sent) as the first message of the turn."""
    kind = inbound.media if inbound.media not in {None, "unserved"} else "text"
    return hear(talk, said, kind=kind or "text", media_id=inbound.media_id)


def _said(inbound: Inbound) -> str:
    """Her words as they are kept."""
    return inbound.text if inbound.text is not None else inbound.caption


def where(error: BaseException) -> str:
    """The type and place of an error: never its message, which may quote a person."""
    frames = traceback.extract_tb(error.__traceback__)
    place = frames[-1] if frames else None
    return (
        f"{type(error).__name__} at {place.filename.rsplit('/', 1)[-1]}:{place.lineno}"
        if place
        else type(error).__name__
    )
