"""What a file tells beside its content: who made it, when, where, with what. Taken out where that cannot break the file.

Everything is blanked at its own place (the same length), so that no offset in the file moves. Left as they are: notes in
compressed parts of a PDF, and the encoder's name in OGG and WebM recordings. docs/operator.zh.md says so.
"""

import re

INFO = re.compile(
    rb"/(?:Title|Author|Subject|Keywords|Creator|Producer|CreationDate|ModDate|Company)\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)",
    re.S,
)
XMP = re.compile(rb"(<\?xpacket begin=.*?\?>)(.*?)(<\?xpacket end=)", re.S)
BOXES = {b"moov", b"trak", b"mdia", b"moof"}
"""MP4 boxes that hold boxes which may hold notes."""
NOTES = {b"udta", b"meta", b"uuid"}


def without_notes(mime: str, content: bytes) -> bytes:
    """The file without its notes, as far as this type allows it."""
    match mime:
        case "application/pdf":
            return _pdf(content)
        case "audio/mpeg":
            return _mp3(content)
        case "audio/wav":
            return _wav(content)
        case "audio/mp4":
            cleaned = bytearray(content)
            _mp4(cleaned, 0, len(cleaned))
            return bytes(cleaned)
    return content


def _pdf(content: bytes) -> bytes:
    def blank(found: re.Match[bytes]) -> bytes:
        value, whole = found[1], found[0]
        filler = b"0" if value[:1] == b"<" else b" "
        return whole[: -len(value)] + value[:1] + filler * (len(value) - 2) + value[-1:]

    content = INFO.sub(blank, content)
    return XMP.sub(lambda found: found[1] + b" " * len(found[2]) + found[3], content)


def _mp3(content: bytes) -> bytes:
    """The ID3 tag before the sound becomes padding (its length stands in seven bits a byte), and so does the one behind it."""
    cleaned = bytearray(content)
    if content[:3] == b"ID3" and len(content) > 10:
        size = sum((byte & 0x7F) << shift for byte, shift in zip(content[6:10], (21, 14, 7, 0), strict=True))
        end = min(10 + size, len(cleaned))
        cleaned[10:end] = bytes(end - 10)
    if content[-128:-125] == b"TAG":
        cleaned[-125:] = bytes(125)
    return bytes(cleaned)


def _wav(content: bytes) -> bytes:
    """Lists of notes become padding."""
    cleaned, at = bytearray(content), 12
    while at + 8 <= len(cleaned):
        size = int.from_bytes(cleaned[at + 4 : at + 8], "little")
        end = min(at + 8 + size, len(cleaned))
        if bytes(cleaned[at : at + 4]) in (b"LIST", b"id3 ", b"bext", b"_PMX"):
            cleaned[at : at + 4] = b"JUNK"
            cleaned[at + 8 : end] = bytes(end - at - 8)
        at += 8 + size + size % 2
    return bytes(cleaned)


def _mp4(cleaned: bytearray, at: int, end: int) -> None:
    """Boxes of notes become free space."""
    while at + 8 <= end:
        size, kind = int.from_bytes(cleaned[at : at + 4], "big"), bytes(cleaned[at + 4 : at + 8])
        head = 16 if size == 1 else 8
        size = int.from_bytes(cleaned[at + 8 : at + 16], "big") if size == 1 else size or end - at
        if size < head or at + size > end:
            return
        if kind in NOTES:
            cleaned[at + 4 : at + 8] = b"free"
            cleaned[at + head : at + size] = bytes(size - head)
        elif kind in BOXES:
            _mp4(cleaned, at + head, at + size)
        at += size
