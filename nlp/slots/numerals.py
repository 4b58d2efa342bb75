"""Numbers as people write and say them: 82, ８２, 八十二, 四十有九, 廿三, 幺零三, 俩."""

DIGIT: dict[str, int] = dict(
    zip("零〇○一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
)
DIGIT |= {"幺": 1, "洞": 0, "拐": 7, "两": 2, "俩": 2, "仨": 3, "壹": 1, "贰": 2, "叁": 3}
DIGIT |= {str(n): n for n in range(10)}
SCALE = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100}
TENS = {"廿": 20, "卅": 30}


def number(words: str) -> int | None:
    """The whole number that these words say, or None when they say none."""
    if words.isascii() and words.isdigit():
        return int(words[:18])
    if not words or len(words) > 12:
        return None
    if any(sign in SCALE or sign in TENS for sign in words):
        return _counted(words)
    return _spelt(words)


def digits(words: str) -> str:
    """The digits in these words one by one, everything else left out: 幺三六-00 is 13600."""
    return "".join(str(DIGIT[sign]) for sign in words if sign in DIGIT)


def _counted(words: str) -> int | None:
    total, last = 0, None
    for sign in words:
        if sign in TENS:
            total += TENS[sign]
        elif (scale := SCALE.get(sign)) is not None:
            total += (1 if last is None else last) * scale
            last = None
        elif (digit := DIGIT.get(sign)) is not None:
            last = digit if last is None else last * 10 + digit
        elif sign != "有":
            return None
    return total + (last or 0)


def _spelt(words: str) -> int | None:
    value = 0
    for sign in words:
        digit = DIGIT.get(sign)
        if digit is None:
            return None
        value = value * 10 + digit
    return value
