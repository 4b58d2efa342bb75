"""Photos, voice and files over real HTTP: told apart by content, cleaned, and shown only to whom they concern."""

import io
import struct
import zlib
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from bot.app import App
from storage.tables import Attachment, Case, Seat
from tests.channels.web_street import Client, build

WEBM = b"\x1aE\xdf\xa3" + b"\x00" * 60
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
async def app(empty_url: str, tmp_path: Path) -> App:
    return await build(tmp_path, empty_url, upload_limit_mb=1)


def photo(kind: str = "JPEG", size: tuple[int, int] = (80, 40), **more: object) -> bytes:
    """A picture whose left half is red."""
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def sideways() -> bytes:
    """A phone's photo: turned by its EXIF orientation, with the place where it was taken."""
    notes = Image.Exif()
    notes[0x0112] = 6
    notes[0x010F] = "SecretPhone"
    notes.get_ifd(0x8825)[1] = "N"
    return photo(exif=notes)


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it is 30,000 pixels wide and high."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 900))
        + chunk(b"IEND", b"")
    )


async def fetch(client: Client, address: str) -> tuple[int, bytes, dict[str, str]]:
    async with client.http.get(client.base + address) as response:
        return response.status, await response.read(), dict(response.headers)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
async def test_a_photo_is_kept_and_shown(anna: Client, kind: str) -> None:
    status, told = await anna.upload(photo(kind))
    mine, reply = await anna.read()
    _, content, headers = await fetch(anna, mine["media"])

    assert (status, told) == (200, {"seq": 1})
    assert (mine["kind"], reply["text"]) == ("photo", "收到photo")
    assert Image.open(io.BytesIO(content)).size == (80, 40)
    assert headers["Content-Type"] == "image/jpeg"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("sandbox")


async def test_a_photo_is_turned_upright_and_loses_its_notes(anna: Client) -> None:
    await anna.upload(sideways())
    _, content, _ = await fetch(anna, (await anna.read())[0]["media"])
    kept = Image.open(io.BytesIO(content))

    assert kept.size == (40, 80)
    assert not kept.getexif()
    assert b"SecretPhone" not in content


async def test_a_large_photo_is_made_smaller(anna: Client) -> None:
    await anna.upload(photo(size=(5000, 2500)))
    _, content, _ = await fetch(anna, (await anna.read())[0]["media"])

    assert Image.open(io.BytesIO(content)).size == (2048, 1024)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(WEBM, "voice"), (b"OggS" + b"\0" * 40, "voice"), (b"ID3" + b"\0" * 40, "voice"), (PDF, "file")],
)
async def test_voice_and_files_are_kept_as_they_are(anna: Client, content: bytes, kind: str) -> None:
    await anna.upload(content)
    mine = (await anna.read())[0]
    _, kept, headers = await fetch(anna, mine["media"])

    assert mine["kind"] == kind
    assert kept == content
    assert headers["Content-Disposition"].startswith("inline" if kind == "voice" else "attachment")


@pytest.mark.parametrize(
    "content",
    [
        b"", b"<!doctype html><script>alert(1)</script>", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"MZ" + b"\0" * 90,
        b"\xff\xd8\xff" + b"broken" * 20, b"GIF89a", photo("PNG")[:60], bomb(), b"\0\0\0\x18ftypheic" + b"\0" * 30,
    ],
)  # fmt: skip
async def test_what_cannot_be_shown_safely_is_refused_kindly(anna: Client, app: App, content: bytes) -> None:
    status, told = await anna.upload(content, "photo.jpg")

    assert status == 415
    assert told["error"]
    assert await anna.read() == []
    assert list(app.settings.media_dir.iterdir()) == []


async def test_too_large_a_file_is_refused(anna: Client) -> None:
    status, told = await anna.upload(PDF + b"\0" * (1_100_000))

    assert status == 413
    assert "1 MB" in told["error"]


async def test_the_same_upload_again_is_the_same_message(anna: Client, app: App) -> None:
    first = await anna.upload(photo(), id_="one")
    again = await anna.upload(photo(), id_="one")

    assert first == again == (200, {"seq": 1})
    assert len(list(app.settings.media_dir.iterdir())) == 1


async def test_a_file_of_another_person_does_not_exist(anna: Client, bert: Client) -> None:
    await anna.upload(photo())
    address = (await anna.read())[0]["media"]

    assert (await fetch(bert, address))[0] == 404
    assert (await fetch(bert, "/media/nothing"))[0] == 404
    assert (await fetch(bert, "/media/..%2f..%2fcookie.key"))[0] == 404


async def test_who_was_shown_it_in_the_chat_may_see_it(anna: Client, bert: Client, app: App) -> None:
    await anna.upload(photo())
    await bert.say("你好")
    address = (await anna.read())[0]["media"]
    async with app.store.write() as unit:
        (b,) = (await unit.raw("SELECT max(id) FROM contact"))[0]
        unit.show(b, address.removeprefix("/media/"), "照片")

    shown = (await bert.read())[-1]
    assert (shown["kind"], shown["media"]) == ("photo", address)
    assert (await fetch(bert, address))[0] == 200


async def test_staff_of_the_cases_community_may_see_it_until_their_seat_is_withdrawn(
    anna: Client, bert: Client, app: App
) -> None:
    await anna.upload(photo())
    await bert.say("你好")
    address = (await anna.read())[0]["media"]
    async with app.store.write() as unit:
        ids = [row[0] for row in await unit.raw("SELECT id FROM contact ORDER BY id")]
        case = await unit.store(
            Case(
                number="1",
                community_id=1,
                resident_id=ids[0],
                category="other",
                item="other.lamp",
                opened_at=unit.now,
                due_at=unit.now,
            )
        )
        unit.add(
            Attachment(
                case_id=case.id,
                contact_id=ids[0],
                kind="photo",
                media_id=address.removeprefix("/media/"),
                at=unit.now,
            )
        )
        seat = await unit.store(Seat(contact_id=ids[1], community_id=1, role="staff", since=unit.now))
    assert (await fetch(bert, address))[0] == 200

    async with app.store.write() as unit:
        await unit.raw("UPDATE seat SET withdrawn_at = $2 WHERE id = $1", seat.id, unit.now)
    assert (await fetch(bert, address))[0] == 404


@pytest.mark.parametrize(
    "raw", [b"", b"--x\r\n\r\n", b'--x\r\nContent-Disposition: form-data; name="id"\r\n\r\n1\r\n--x--\r\n']
)
async def test_a_broken_form_is_a_plain_400(anna: Client, raw: bytes) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    status, _ = await anna.post("/api/messages", raw, headers=headers)
    no_boundary, _ = await anna.post("/api/messages", raw, headers={"Content-Type": "multipart/form-data"})

    assert (status, no_boundary) == (400, 400)


async def test_who_has_sent_very_much_today_is_told_kindly_and_may_go_on_writing(
    app: App, anna: Client, bert: Client
) -> None:
    app.settings.uploads_a_day = 2
    assert [(await anna.upload(photo()))[0] for _ in range(2)] == [200, 200]

    status, told = await anna.upload(photo())
    assert status == 415 and "明天可以再发" in told["error"]
    assert (await bert.upload(photo()))[0] == 200
    assert await anna.say("那我打字说")


async def test_a_full_disk_takes_no_more_files_and_says_so(app: App, anna: Client) -> None:
    await anna.upload(photo())
    async with app.store.write() as unit:
        await unit.raw("UPDATE media SET size = 2000000000, at = $1", unit.now - timedelta(days=3))
    app.settings.upload_total_gb = 1

    status, told = await anna.upload(photo())
    assert status == 415 and "存不下" in told["error"]
