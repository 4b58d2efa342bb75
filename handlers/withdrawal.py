"""撤回同意: 我不同意了, 把我的信息删掉. Asked once more when something is still being done for her, then done as at first contact."""

import re

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from casework import cases, consent, withdrawal
from casework.wording import withdrawal as words
from handlers import form as forms
from handlers.filters import Like, Pressed, Role, bare
from handlers.journey import Journey
from storage.outgoing import Button, column
from storage.talk import Talk
from storage.unit import Unit

DATA = r"(?:个人)?(?:信息|资料|数据|隐私|记录|电话(?:号码)?|手机号?|地址|住址|名字|姓名|聊天记录|东西)"
MINE = rf"(?:我|我们)(?:家)?的?(?:所有|全部)?的?{DATA}(?:[和跟、与]{DATA})*"
GONE = r"(?:删|清|抹|消|注销|擦|去|撤)"
CONSENT = r"(?:同意|授权|许可)"
AROUND = r"(?:请|麻烦|帮我|帮忙|你们|您|我|我想|我要|想要?|要|可以|能不能|能|就|都|全部?|马上|现在|立刻|赶紧|给我|算了|那|以后|再|吧|了|啊|呀|吗|嘛|掉|除|一下|你|谢谢)*"
WITHDRAWS = re.compile(
    rf"{AROUND}(?:"
    rf"(?:撤回|撤销|收回|取消|撤掉){AROUND}我?(?:之前|刚才|以前)?的?{CONSENT}"
    rf"|我?(?:现在|又|已经)?不(?:再)?(?:同意|授权)(?:你们|您)?(?:了|保存|保留|留着?|记|使用|用|收集|存|处理){AROUND}(?:{MINE})?"
    rf"|(?:把|将)(?:{MINE}|{DATA}(?:[和跟、与]{DATA})*){AROUND}(?:{GONE}|忘)(?:掉|除|了|空|干净)*"
    rf"|{GONE}(?:掉|除|了|空)?{AROUND}{MINE}"
    rf"|{MINE}{AROUND}{GONE}(?:掉|除|了|空)*"
    rf"|(?:别|不要|不用|不许|不准|不想让?你们?)(?:再)?(?:保存|保留|记|存|留|用|使用|收集)(?:着)?{MINE}"
    rf"|注销(?:我的)?(?:账号|帐号|账户|帐户|用户)?"
    rf"){AROUND}"
)
"""She takes her consent back."""
LONGEST = 30
CLAUSES = re.compile(r"[，,。；;！!？?\n]")


def withdraws(text: str) -> bool:
    """Whether these words take her consent back."""
    clauses = [bare(clause) for clause in CLAUSES.split(text[: 2 * LONGEST + 1]) if bare(clause)]
    return len(text) <= 2 * LONGEST and any(
        WITHDRAWS.fullmatch(clause[:LONGEST]) for clause in [bare(text), *clauses]
    )


def router() -> Router:
    """Before her words can be for anybody else."""
    journey = Journey("withdrawal")
    journey.message.register(asked, Role("resident"), Like(withdraws))
    journey.callback_query.register(done, Pressed("withdraw:keep"))
    journey.callback_query.register(all_off, Pressed("withdraw:cancel"))
    journey.callback_query.register(stay, Pressed("withdraw:not"))
    return journey


async def asked(message: Message, talk: Talk, unit: Unit) -> None:
    await begin(talk, unit)


async def begin(talk: Talk, unit: Unit) -> None:
    """Nothing is being done: at once. Else she reads what is, and says how it goes on."""
    open_ = await withdrawal.concerned(unit, talk.contact_id) if consent.given(talk) else []
    if not open_:
        await _refused(talk, unit)
        return
    forms.leave_case(talk)
    lines = [f"{cases.title(case)}（{await cases.who_has(unit, case)}）" for case in open_]
    talk.say(
        words.asks(lines),
        column(
            Button(words.BUTTON_KEEP, "withdraw:keep"),
            Button(words.BUTTON_CANCEL, "withdraw:cancel"),
            Button(words.BUTTON_NOT, "withdraw:not"),
        ),
    )


async def done(query: CallbackQuery, talk: Talk, unit: Unit) -> None:
    """Taken back; what is being done is finished, and whoever does it knows."""
    if consent.given(talk):
        await withdrawal.tell(unit, talk.contact_id)
    await _refused(talk, unit)


async def all_off(query: CallbackQuery, talk: Talk, unit: Unit) -> None:
    """Taken back, and nothing is done any more."""
    if consent.given(talk):
        await withdrawal.cancel_all(unit, talk.contact_id)
    await _refused(talk, unit)


async def stay(query: CallbackQuery, talk: Talk) -> None:
    talk.say(words.STAYS, forms.waits(talk))


async def _refused(talk: Talk, unit: Unit) -> None:
    said = words.DONE if consent.given(talk) else ""
    forms.drop(talk)
    talk.data = {}
    await unit.flush()
    talk.say(f"{said}{await consent.refuse(unit, talk)}")
