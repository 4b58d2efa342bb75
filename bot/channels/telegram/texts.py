"""Long texts in parts: Telegram counts UTF-16 units and takes 4096 of them in a message, 1024 under a photo."""

MESSAGE = 4096
CAPTION = 1024
STOPS = ("\n\n", "\n", "。", "！", "？", "；", "，", ". ", " ")


def units(text: str) -> int:
    """How long Telegram thinks a text is."""
    return len(text.encode("utf-16-le", "replace")) // 2


def head(text: str, limit: int) -> str:
    """As many whole characters as fit."""
    return text.encode("utf-16-le", "replace")[: limit * 2].decode("utf-16-le", "ignore")


def split(text: str, limit: int = MESSAGE) -> list[str]:
    """Parts that fit, cut where a reader would pause; never empty."""
    parts: list[str] = []
    rest = text.strip()
    while units(rest) > limit:
        part = head(rest, limit)
        # a pause in the first half would make a stub: then the next kind of pause is better
        cut = next((at + len(s) for s in STOPS if (at := part.rfind(s)) > len(part) // 2), len(part))
        parts.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [p for p in (*parts, rest) if p] or ["…"]
