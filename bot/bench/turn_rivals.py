"""What our turn is compared with: the usual tutorial bot, the obvious design, and the two limits. All write the same rows."""

import json
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bot.bench.turn_rows import Row, connect, write

Act = Callable[[int, str], Awaitable[None]]
"""Handle one message: (step of the journey, text)."""
Steps = list[list[Row]]
"""The rows of each step of the journey."""

KEYWORDS = {
    "elderly": "老人 养老 送饭 助餐 助浴 陪伴 护理 独居 扶手 打扫 食堂 轮椅 老年 失智 敬老院".split(),
    "medical": "医院 看病 挂号 陪诊 药 疫苗 体检 康复 血压 医生 护士 换药 医保 心理 产检".split(),
    "education": "学校 托管 作业 补习 辅导 书法 老年大学 培训 图书 幼儿园 入学 老师 课程 家长 手机".split(),
    "sports": "篮球 足球 羽毛球 健身 太极 广场舞 游泳 跑步 比赛 球场 教练 瑜伽 乒乓 运动 锻炼".split(),
    "volunteer": "志愿 义工 公益 捐 时间银行 招募 服务队 爱心 帮忙 义务 红十字 党员 支教 献血 闲置".split(),
}


def keywords(text: str) -> str:
    """The tutorial's understanding: fifteen keywords a category over jieba's tokens."""
    import jieba

    tokens = set(jieba.lcut(text))
    scores = {category: len(tokens & set(words)) for category, words in KEYWORDS.items()}
    best = max(scores, key=lambda c: scores[c])
    return best if scores[best] else "other"


def _update(text: str, number: int) -> dict[str, Any]:
    user = {"id": 7, "is_bot": False, "first_name": "住户"}
    message = {
        "message_id": number,
        "date": 1_800_000_000,
        "chat": {"id": 7, "type": "private"},
        "from": user,
        "text": text,
    }
    return {"update_id": number, "message": message}


def _answer(text: str) -> dict[str, Any]:
    return {"message_id": 1, "date": 1_800_000_000, "chat": {"id": 7, "type": "private"}, "text": text}


def tutorial(path: Path, steps: Steps) -> tuple[Act, Callable[[], Awaitable[None]]]:
    """python-telegram-bot + jieba + sync sqlite3, one commit a message; the network is a function that answers at once."""
    from telegram import Update
    from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters
    from telegram.request import BaseRequest

    class Instant(BaseRequest):
        read_timeout = 5.0

        async def initialize(self) -> None: ...
        async def shutdown(self) -> None: ...
        async def do_request(self, url: str, method: str, *args: Any, **more: Any) -> tuple[int, bytes]:
            result = (
                {"id": 1, "is_bot": True, "first_name": "b", "username": "b"}
                if "getMe" in url
                else _answer("好")
            )
            return 200, json.dumps({"ok": True, "result": result}).encode()

    driver = connect(str(path))
    app: Application[Any, Any, Any, Any, Any, Any] = (
        ApplicationBuilder()
        .token("1:x")
        .request(Instant())
        .get_updates_request(Instant())
        .updater(None)
        .build()
    )
    current = {"step": 0, "number": 0}

    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        rows = steps[current["step"]]
        context.user_data["category"] = keywords(update.message.text or "")  # type: ignore[index]
        write(driver, rows)
        for row in rows:
            if row.table == "message" and "bot" in row.values:
                await context.bot.send_message(chat_id=7, text="好")

    app.add_handler(MessageHandler(filters.TEXT, handle))
    started = False

    async def act(step: int, text: str) -> None:
        nonlocal started
        if not started:
            await app.initialize()
            started = True
        current["step"] = step
        current["number"] += 1
        await app.process_update(Update.de_json(_update(text, current["number"]), app.bot))

    async def close() -> None:
        await app.shutdown()
        driver.close()

    return act, close


def obvious(path: Path, steps: Steps) -> tuple[Act, Callable[[], Awaitable[None]]]:
    """aiogram + SQLModel objects + AsyncSession on aiosqlite."""
    from aiogram import Bot, Dispatcher, Router
    from aiogram.client.session.base import BaseSession
    from aiogram.fsm.context import FSMContext
    from aiogram.types import Message, Update
    from sqlalchemy import event
    from sqlalchemy.ext.asyncio import create_async_engine
    from sqlmodel import SQLModel
    from sqlmodel.ext.asyncio.session import AsyncSession

    import storage.tables as tables
    from storage.columns import moment

    engine = create_async_engine(f"sqlite+aiosqlite:///{path}")

    @event.listens_for(engine.sync_engine, "connect")
    def _durable(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA synchronous = FULL")

    models = {
        m.__tablename__: m for m in vars(tables).values() if isinstance(m, type) and issubclass(m, SQLModel)
    }

    def build(row: Row) -> SQLModel:
        model: type[SQLModel] = models[row.table]
        columns = model.__table__.columns  # type: ignore[attr-defined]
        values = {}
        for name, value in zip(row.columns, row.fresh(), strict=True):
            kind = type(columns[name].type).__name__
            if isinstance(value, str) and kind == "Moment":
                value = moment(value)
            elif isinstance(value, str) and kind == "JSON":
                value = json.loads(value)
            values[name] = value
        return model(**values)

    class Instant(BaseSession):
        async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:
            return Message.model_validate(_answer("好"), context={"bot": bot})

        async def stream_content(
            self, *args: Any, **more: Any
        ) -> Any:  # pragma: no cover - nothing is fetched
            yield b""

        async def close(self) -> None: ...

    bot = Bot("1:x", session=Instant())
    dispatcher, router = Dispatcher(), Router()
    current = {"step": 0, "number": 0}

    @router.message()
    async def handle(message: Message, state: FSMContext) -> None:
        rows = steps[current["step"]]
        await state.update_data(category=keywords(message.text or ""))
        async with AsyncSession(engine) as session:
            for row in rows:
                session.add(build(row))
            contact = await session.get(tables.Contact, 1)
            conversation = await session.get(tables.Conversation, 1)
            assert contact is not None
            assert conversation is not None
            contact.last_seq += 2
            conversation.state = f"s{current['number']}"
            await session.commit()
        for row in rows:
            if row.table == "message" and "bot" in row.values:
                await message.answer("好")

    dispatcher.include_router(router)

    async def act(step: int, text: str) -> None:
        current["step"] = step
        current["number"] += 1
        await dispatcher.feed_update(
            bot, Update.model_validate(_update(text, current["number"]), context={"bot": bot})
        )

    return act, engine.dispose


def bare_aiogram() -> tuple[Act, Callable[[], Awaitable[None]]]:
    """A limit: aiogram's dispatch to a handler that does nothing."""
    from aiogram import Bot, Dispatcher, Router
    from aiogram.types import Message, Update

    bot, dispatcher, router = Bot("1:x"), Dispatcher(), Router()
    numbers = iter(range(1, 10**9))

    @router.message()
    async def handle(message: Message) -> None: ...

    dispatcher.include_router(router)

    async def act(step: int, text: str) -> None:
        update = Update.model_validate(_update(text, next(numbers)), context={"bot": bot})
        await dispatcher.feed_update(bot, update)

    return act, bot.session.close


def raw_sqlite(path: Path, steps: Steps) -> tuple[Act, Callable[[], Awaitable[None]]]:
    """A limit: the same rows, straight on sqlite3, one commit a turn."""
    driver: sqlite3.Connection = connect(str(path))

    async def act(step: int, text: str) -> None:
        write(driver, steps[step])

    async def close() -> None:
        driver.close()

    return act, close
