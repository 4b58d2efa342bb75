"""Notes that a file carries about its maker are gone, and the file is as long as before."""

import struct

import pytest

from bot.metadata import without_notes


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + kind + content


def chunk(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


SOUND = b"\xff\xfb\x90\x64" + bytes(range(256))
ID3 = b"ID3\x04\0\0" + bytes([0, 0, 0, 20]) + b"TPE1 Wang Xiuying   "
PDF = b"%PDF-1.4\n1 0 obj <</Author (Wang Xiuying) /Title <57616E67> /Length 5>> endobj\n<?xpacket begin='x'?><dc:creator>Wang</dc:creator><?xpacket end='w'?>\n%%EOF\n"
MP4 = (
    box(b"ftyp", b"M4A ")
    + box(b"moov", box(b"mvhd", b"head") + box(b"udta", b"loc+31.2304+121.4737/ Wang"))
    + box(b"mdat", SOUND)
)
WAV = (
    b"RIFF\0\0\0\0WAVE"
    + chunk(b"fmt ", b"f" * 16)
    + chunk(b"LIST", b"INFOIART Wang Xiuying")
    + chunk(b"data", SOUND)
)


@pytest.mark.parametrize(
    ("mime", "content"),
    [
        ("application/pdf", PDF),
        ("audio/mpeg", ID3 + SOUND + b"TAG" + b"Wang".ljust(125)),
        ("audio/mp4", MP4),
        ("audio/wav", WAV),
    ],
)
def test_who_made_it_and_where_is_gone_and_the_content_stays(mime: str, content: bytes) -> None:
    cleaned = without_notes(mime, content)

    for told in (b"Wang", b"57616E67", b"31.2304"):
        assert told not in cleaned
    assert SOUND in cleaned or mime == "application/pdf"
    assert len(cleaned) == len(content) and cleaned.startswith(content[:4])
    assert mime != "application/pdf" or b"/Length 5>> endobj" in cleaned


@pytest.mark.parametrize("mime", ["application/pdf", "audio/mpeg", "audio/mp4", "audio/wav", "audio/ogg"])
@pytest.mark.parametrize(
    "content", [b"", b"ID3", b"RIFF", b"\0\0\0\1ftyp" + b"\xff" * 30, b"%PDF-/Author (", MP4[:50], WAV[:30]]
)
def test_a_broken_file_is_no_error(mime: str, content: bytes) -> None:
    assert len(without_notes(mime, content)) == len(content)
