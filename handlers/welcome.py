"""First contact, consent, the menu, and the words that leave a form at any moment (算了, 重新说, 继续, 转人工)."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from casework import cases, consent, emergency, needs
from casework.read_back import called
from casework.refusal import Refusal
from casework.wording import emergency as emergency_words
from casework.wording import my_cases as case_words
from casework.wording import resident as words
from casework.wording import workbench
from handlers import form as forms
from handlers import fragments, unanswered, which_community, withdrawal
from handlers import told as danger
from handlers.filters import InState, Like, Pressed, Words
from handlers.journey import Journey
from handlers.step import gives_up, says_yes
from storage.outgoing import Button, column
from storage.talk import Talk
from storage.unit import Unit


def router() -> Router:
    """Commands are whole messages or buttons."""
    journey = Journey("welcome")
    journey.message.register(start, Words("/start", "/help", "菜单", "主菜单", "帮助", "开始"))
    journey.message.register(help_me, Words("我要求助", "求助"))
    journey.message.register(
        human,
        Words(
            "转人工", "找人", "人工", "人工服务", "人工客服", "找工作人员", "转人工服务", "我要人工", "找真人"
        ),
    )
    journey.message.register(
        give_up,
        InState("form:"),
        Words("算了", "算了吧", "不用了", "不办了", "取消", "不要了", "退出", "不弄了"),
    )
    journey.message.register(over_again, Words("重新说", "重来", "重新来", "从头来", "重新填"))
    journey.message.register(never_mind, InState("case:"), Words("算了", "返回", "不取消"))
    journey.message.register(never_mind, InState("case:add"), Words("不用了", "取消"))
    journey.message.register(resume, Words("继续", "接着说", "接着来", "继续说"))
    journey.message.register(give_up, InState("form:"), Like(gives_up))
    journey.message.register(agree, InState("form:consent"), Like(says_yes))
    journey.message.register(
        refuse, InState("form:consent"), Words("不", "不行", "不要", "不可以", "拒绝", "我不同意")
    )
    journey.callback_query.register(help_me, Pressed("go:help"))
    journey.callback_query.register(human, Pressed("go:human"))
    journey.callback_query.register(agree, Pressed("consent:agree"))
    journey.callback_query.register(refuse, Pressed("consent:refuse"))
    journey.callback_query.register(give_up, Pressed("form:drop"))
    journey.callback_query.register(resume, Pressed("form:resume"))
    journey.include_routers(which_community.router())
    return journey


async def start(message: Message, talk: Talk) -> None:
    if talk.is_worker:
        talk.say(workbench.HELP, column(Button(workbench.BUTTON_MINE, "offer:mine")))
        return
    if consent.given(talk) or talk.role != "resident":
        talk.say(f"{words.WELCOME}\n{words.MENU}", forms.MENU)
        return
    talk.data = {k: v for k, v in talk.data.items() if k != "met"}
    forms.ask_consent(talk, forms.load(talk))


async def help_me(event: Message | CallbackQuery, talk: Talk) -> None:
    forms.leave_case(talk)
    if forms.load(talk):
        talk.say(words.STILL_OPEN, forms.RESUME_MENU)
        return
    if not consent.given(talk):
        forms.ask_consent(talk, None)
        return
    talk.say(words.TELL_ME)


async def human(event: Message | CallbackQuery, talk: Talk, unit: Unit) -> None:
    """A case at the desk, with what she has told so far; she is never asked anything but consent and community."""
    forms.leave_case(talk)
    if await danger.call(talk, unit, words.BUTTON_HUMAN):
        return
    waiting = None if forms.load(talk) else await cases.waiting_for_human(unit, talk.contact_id)
    if waiting is not None:
        talk.say(words.HUMAN_ALREADY.format(number=waiting.number))
        return
    told = forms.drop(talk)
    before = told.drafts[0].words.removeprefix(words.HUMAN_WORDS).strip("。；") if told else ""
    said = f"{words.HUMAN_WORDS}。{before}" if before else words.HUMAN_WORDS
    form = needs.straight(said, "other.misc", home=talk.home, phone=talk.phone)
    form.known |= told.known if told else {}
    if told and told.state == "form:community":
        await which_community.to_desk(talk, unit, form)
    await forms.proceed(talk, unit, form)


async def give_up(event: Message | CallbackQuery, talk: Talk, unit: Unit) -> None:
    """What is dropped is named; an emergency is none of it."""
    form = forms.drop(talk)
    if form is None and not isinstance(event, Message):
        raise Refusal(words.NOTHING_TO_CONFIRM)
    stands = emergency_words.STANDS if await emergency.current(unit, talk.contact_id) else ""
    talk.say(f"{words.dropped(called(form)) if form else words.DROPPED}{stands}")
    await unanswered.to_desk(talk, unit, form)


async def never_mind(message: Message, talk: Talk) -> None:
    forms.leave_case(talk)
    talk.say(case_words.KEPT, forms.RESUME_MENU if forms.load(talk) else ())


async def over_again(message: Message, talk: Talk, unit: Unit) -> None:
    form = forms.drop(talk)
    fragments.forget(talk)
    await unanswered.to_desk(talk, unit, form)
    talk.say(words.AGAIN)


async def resume(event: Message | CallbackQuery, talk: Talk, unit: Unit) -> None:
    form = forms.load(talk)
    if form is None:
        talk.say(words.NOTHING_OPEN)
        return
    await forms.proceed(talk, unit, form)


async def agree(event: Message | CallbackQuery, talk: Talk, unit: Unit) -> None:
    """What she told before goes on from where it was; nothing told: the menu."""
    await consent.agree(unit, talk)
    form = forms.load(talk)
    if form is None:
        talk.state = None
        talk.say(f"{words.CONSENTED}{words.MENU}", forms.MENU)
        return
    await forms.proceed(talk, unit, form)


async def refuse(event: Message | CallbackQuery, talk: Talk, unit: Unit) -> None:
    """At first contact; who has agreed before takes it back (handlers/withdrawal.py)."""
    if consent.given(talk):
        await withdrawal.begin(talk, unit)
        return
    forms.drop(talk)
    talk.say(await consent.refuse(unit, talk))
