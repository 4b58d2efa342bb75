"""A Bot API server on the loopback: real HTTP, aiogram's own types, and the checks that real Telegram makes."""

import asyncio
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiogram.types import BotCommand, Update
from aiohttp import web
from pydantic import TypeAdapter

from tests.channels.fake_chats import BOT, Person, Shown, answer, numbers, plain
from tests.channels.fake_checks import Form, Refused, buttons_of, snake, text_of

TOKEN = "4242:AAE-fake_token"
SECRET = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(slots=True)
class Fault:
    """What goes wrong with a call: an error answer, an answer that is none, or one that is lost after the deed."""

    status: int = 0
    retry_after: int = 0
    description: str = ""
    body: str = ""
    hang: float = 0
    after_the_deed: bool = False


@dataclass(slots=True)
class FakeBotApi:
    """The server. `calls` holds every call that arrived, `faults` what goes wrong with the next ones."""

    people: dict[int, Person] = field(default_factory=dict)
    groups: set[int] = field(default_factory=set)
    calls: list[tuple[str, Form]] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))
    queries: dict[str, str] = field(default_factory=dict)
    updates: list[dict[str, Any]] = field(default_factory=list)
    menus: dict[int, list[str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    webhook: tuple[str, str] = ("", "")
    refusals: list[int] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=numbers)
    url: str = ""
    _runner: web.AppRunner | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _pusher: asyncio.Task[None] | None = None

    async def start(self) -> "FakeBotApi":
        """Listen on a free port."""
        site = web.Application()
        site.router.add_post(f"/bot{TOKEN}/{{method}}", self._call)
        site.router.add_get(f"/file/bot{TOKEN}/{{name}}", self._file)
        site.router.add_route("*", "/{rest:.*}", self._unknown)
        self._runner = web.AppRunner(site, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        listening = web.TCPSite(self._runner, "127.0.0.1", 0)
        await listening.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._pusher = asyncio.create_task(self._push())
        return self

    async def stop(self) -> None:
        """Close the port."""
        if self._pusher is not None:
            self._pusher.cancel()
            await asyncio.gather(self._pusher, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()

    def person(self, number: int = 1001, name: str = "王秀英") -> Person:
        """Somebody with Telegram; the bot may write to her once she has written to it."""
        return self.people.setdefault(number, Person(self, number, name))

    def happens(self, **content: Any) -> int:
        """Something happens, and the bot is told."""
        update = self.update(**content)
        self.updates.append(update)
        self._news.set()
        return int(update["update_id"])

    def update(self, **content: Any) -> dict[str, Any]:
        """An update: aiogram must be able to read it, as everything that Telegram sends."""
        return plain(Update.model_validate({"update_id": next(self.numbers), **content}))

    def fails(self, method: str, *faults: Fault) -> None:
        """Let the next calls of this method go wrong."""
        self.faults[method] += faults

    def called(self, method: str) -> list[Form]:
        """The calls of a method that arrived."""
        return [form for name, form in self.calls if name == method]

    # --- HTTP ---------------------------------------------------------------------------------------------
    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        form: Form = {}
        for key, value in (await request.post()).items():
            form[key] = value.file.read() if isinstance(value, web.FileField) else value
        self.calls.append((method, form))
        fault = self.faults[method].pop(0) if self.faults[method] else Fault()
        try:
            if fault.hang:
                await asyncio.sleep(fault.hang)
            if fault.status and not fault.after_the_deed:
                raise Refused(fault.status, fault.description, fault.retry_after)
            act = getattr(self, f"_{snake(method)}", None)
            if act is None:
                raise Refused(404, "Not Found")
            result = await act(form)
            if fault.after_the_deed:
                raise Refused(fault.status, fault.description)
        except Refused as refused:
            return self._error(refused, fault)
        return web.json_response({"ok": True, "result": result})

    @staticmethod
    def _error(refused: Refused, fault: Fault) -> web.Response:
        if fault.body:
            return web.Response(status=refused.status, text=fault.body, content_type="text/html")
        body: dict[str, Any] = {"ok": False, "error_code": refused.status}
        if str(refused):
            body["description"] = str(refused)
        if refused.retry_after:
            body["parameters"] = {"retry_after": refused.retry_after}
        return web.json_response(body, status=refused.status)

    async def _unknown(self, request: web.Request) -> web.Response:
        return self._error(Refused(401, "Unauthorized"), Fault())

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["name"])
        return web.Response(status=404) if content is None else web.Response(body=content)

    # --- updates ------------------------------------------------------------------------------------------
    async def _get_updates(self, form: Form) -> list[dict[str, Any]]:
        if self.webhook[0]:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        offset = int(form.get("offset", 0))
        self.updates = [u for u in self.updates if u["update_id"] >= offset]
        if not self.updates:
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), float(form.get("timeout", 0)))
            except TimeoutError:
                return []
        return self.updates[:100]

    async def _set_webhook(self, form: Form) -> bool:
        self.webhook = (form["url"], form.get("secret_token", ""))
        self._news.set()
        return True

    async def _delete_webhook(self, form: Form) -> bool:
        self.webhook = ("", "")
        return True

    async def _push(self) -> None:
        """Call the webhook for one update after the other, each until it is answered with 200."""
        async with aiohttp.ClientSession() as client:
            while True:
                if not self.webhook[0] or not self.updates:
                    self._news.clear()
                    await self._news.wait()
                    continue
                try:
                    async with client.post(
                        self.webhook[0], json=self.updates[0], headers={SECRET: self.webhook[1]}
                    ) as answer_:
                        status = answer_.status
                except aiohttp.ClientError:
                    status = 0
                if status == 200:
                    self.updates.pop(0)
                else:
                    self.refusals.append(status)
                    await asyncio.sleep(0.05)

    # --- what the bot does --------------------------------------------------------------------------------
    async def _get_me(self, form: Form) -> dict[str, Any]:
        return BOT

    async def _send_message(self, form: Form) -> dict[str, Any]:
        return await self._arrives(form, Shown(0, text_of(form, "text", 4096)))

    async def _send_photo(self, form: Form) -> dict[str, Any]:
        return await self._upload(form, "photo")

    async def _send_voice(self, form: Form) -> dict[str, Any]:
        return await self._upload(form, "voice")

    async def _send_document(self, form: Form) -> dict[str, Any]:
        return await self._upload(form, "document")

    async def _upload(self, form: Form, kind: str) -> dict[str, Any]:
        given = str(form[kind])
        name = given.removeprefix("attach://")
        content = form.get(name) if given.startswith("attach://") else self.files.get(given)
        if not isinstance(content, bytes):
            raise Refused(400, "Bad Request: wrong file identifier/HTTP URL specified")
        caption = text_of(form, "caption", 1024) if form.get("caption") else ""
        return await self._arrives(form, Shown(0, caption, kind=kind, document=content))

    async def _arrives(self, form: Form, shown: Shown) -> dict[str, Any]:
        shown.buttons = buttons_of(form)
        if int(form["chat_id"]) in self.groups:
            shown.id = next(self.numbers)
            return answer(shown, {"id": int(form["chat_id"]), "type": "supergroup", "title": "一家人"})
        person = self._reachable(form)
        shown.id = next(self.numbers)
        person.screen[shown.id] = shown
        return answer(shown, person.chat)

    async def _edit_message_text(self, form: Form) -> dict[str, Any]:
        person = self._reachable(form)
        shown = person.screen.get(int(form["message_id"]))
        if shown is None:
            raise Refused(400, "Bad Request: message to edit not found")
        text, buttons = text_of(form, "text", 4096), buttons_of(form)
        if (text, buttons) == (shown.text, shown.buttons):
            raise Refused(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same")  # fmt: skip
        shown.text, shown.buttons, shown.edited = text, buttons, True
        return answer(shown, person.chat)

    async def _delete_message(self, form: Form) -> bool:
        if self._reachable(form).screen.pop(int(form["message_id"]), None) is None:
            raise Refused(400, "Bad Request: message to delete not found")
        return True

    async def _answer_callback_query(self, form: Form) -> bool:
        if self.queries.get(form["callback_query_id"], "x"):
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")  # fmt: skip
        self.queries[form["callback_query_id"]] = form.get("text") or "-"
        return True

    async def _leave_chat(self, form: Form) -> bool:
        self.groups.discard(int(form["chat_id"]))
        return True

    async def _get_file(self, form: Form) -> dict[str, Any]:
        if form["file_id"] not in self.files:
            raise Refused(400, "Bad Request: invalid file_id")
        return {
            "file_id": form["file_id"],
            "file_unique_id": "u" + form["file_id"],
            "file_path": form["file_id"],
        }

    async def _set_my_commands(self, form: Form) -> bool:
        commands = TypeAdapter(list[BotCommand]).validate_json(form["commands"])
        if len(commands) > 100 or not all(re.fullmatch(r"[a-z0-9_]{1,32}", c.command) for c in commands):
            raise Refused(400, "Bad Request: BOT_COMMAND_INVALID")
        if not all(1 <= len(c.description) <= 256 for c in commands):
            raise Refused(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        scope = json.loads(form["scope"])
        if scope["type"] == "chat":
            self._reachable(scope)
        self.menus[int(scope.get("chat_id", 0))] = [c.command for c in commands]
        return True

    def _reachable(self, form: Form) -> Person:
        person = self.people.get(int(form["chat_id"]))
        if person is None or not person.started:
            raise Refused(400, "Bad Request: chat not found")
        if person.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return person
