"""The outbound half of Telegram: five primitives as Bot API calls."""

from pathlib import Path

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)

from bot.channels.base import Rejected
from bot.channels.telegram.failures import GONE, translated
from bot.channels.telegram.texts import CAPTION, head, split, units
from storage.outbox import Letter
from storage.store import Store
from storage.tables import Media

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
HINT = 200
SAME = "message is not modified"


def keyboard(letter: Letter) -> InlineKeyboardMarkup | None:
    """Neutral buttons as an inline keyboard."""
    lines = [
        [InlineKeyboardButton(text=b["text"], callback_data=b["data"]) for b in row] for row in letter.buttons
    ]
    return InlineKeyboardMarkup(inline_keyboard=lines) if lines else None


class TelegramChannel:
    """Delivers letters to private chats of one bot."""

    def __init__(self, bot: Bot, store: Store, media_dir: Path) -> None:
        self.bot = bot
        self._store = store
        self._media_dir = media_dir

    async def say(self, letter: Letter) -> None:
        """A text in as many messages as it needs, the buttons under the last."""
        parts = split(letter.text)
        for number in range(len(letter.sent), len(parts)):
            await self._send(letter, parts, number)

    async def rewrite(self, letter: Letter) -> None:
        """Change a message; where Telegram does not let us, say it anew."""
        parts = split(letter.text)
        for number in range(len(letter.sent), len(parts)):
            if number < len(letter.shown) and await self._edit(letter, parts, number):
                letter.sent.append(letter.shown[number])
            else:
                await self._send(letter, parts, number)
        for superfluous in letter.shown[len(parts) :]:
            await self._remove(letter, superfluous)

    async def show(self, letter: Letter) -> None:
        """A photo, voice message or file, with its words."""
        if not letter.sent:
            async with self._store.read() as unit:
                media = await unit.get(Media, letter.media_id)
            if media is None:
                raise Rejected("no such media")
            caption = letter.text if units(letter.text) <= CAPTION else ""
            with translated():
                message = await self._upload(letter, media, caption)
            letter.sent.append(str(message.message_id))
            if caption or not letter.text:
                return
        parts = ["", *split(letter.text)]
        for number in range(len(letter.sent), len(parts)):
            await self._send(letter, parts, number)

    async def hint(self, letter: Letter) -> None:
        """Answer a press. One that is too old for an answer needs none."""
        await self.stop_spinner(letter.press_id, letter.text)

    async def fetch(self, reference: str) -> bytes:
        """The bytes of a file that somebody sent (Telegram gives at most 20 MB)."""
        with translated():
            file = await self.bot.get_file(reference)
            stream = await self.bot.download_file(file.file_path or "")
        return b"" if stream is None else stream.read()

    async def stop_spinner(self, press_id: str, text: str = "") -> None:
        """Tell Telegram that a press has been taken."""
        with translated():
            try:
                await self.bot.answer_callback_query(press_id, head(text, HINT) or None)
            except TelegramBadRequest:
                return

    async def _send(self, letter: Letter, parts: list[str], number: int) -> None:
        with translated():
            message = await self.bot.send_message(
                letter.address,
                parts[number],
                reply_markup=keyboard(letter) if number == len(parts) - 1 else None,
                link_preview_options=NO_PREVIEW,
            )
        letter.sent.append(str(message.message_id))

    async def _edit(self, letter: Letter, parts: list[str], number: int) -> bool:
        with translated():
            try:
                await self.bot.edit_message_text(
                    parts[number],
                    chat_id=letter.address,
                    message_id=int(letter.shown[number]),
                    reply_markup=keyboard(letter) if number == len(parts) - 1 else None,
                    link_preview_options=NO_PREVIEW,
                )
            except TelegramBadRequest as error:
                if any(sign in error.message.lower() for sign in GONE):
                    raise
                return SAME in error.message.lower()
        return True

    async def _remove(self, letter: Letter, provider_id: str) -> None:
        with translated():
            try:
                await self.bot.delete_message(letter.address, int(provider_id))
            except TelegramBadRequest:
                return  # too old to be removed: it stays as history

    async def _upload(self, letter: Letter, media: Media, caption: str) -> Message:
        """By Telegram's own reference where the file came from there, else the bytes; a refused photo as a file."""
        file = media.provider_ref or BufferedInputFile(self._bytes(media), media.name or media.id)
        words = caption or None
        if letter.media_kind == "voice":
            return await self.bot.send_voice(letter.address, file, caption=words)
        if letter.media_kind == "photo":
            try:
                return await self.bot.send_photo(letter.address, file, caption=words)
            except TelegramBadRequest as error:
                if media.provider_ref or any(sign in error.message.lower() for sign in GONE):
                    raise
        return await self.bot.send_document(letter.address, file, caption=words)

    def _bytes(self, media: Media) -> bytes:
        try:
            return (self._media_dir / media.id).read_bytes()
        except OSError:
            raise Rejected("media file is gone") from None
