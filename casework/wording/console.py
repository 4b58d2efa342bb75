"""What the terminal says of itself, and how it says what other channels press."""

import re

WELCOME = "邻里通（终端）。直接打字就行；选项打数字，比如“2”；发照片打：/photo 照片的路径；Ctrl-D 结束。"
CHANGED = "（前面的消息有更新）"
TRY_AGAIN = "系统这会儿连不上，这句还没有记下，请过一会儿再发一次。"
NO_FILE = "没有找到这个文件，或者打不开。请看看路径对不对。"
MEDIA = {"photo": "照片", "voice": "语音", "file": "文件"}

PRESSES = (
    (re.compile("也可以点下面的按钮"), "也可以回下面的数字"),
    (re.compile("或点下面的"), "或回下面的数字"),
    (re.compile("点一下下面"), "回下面的数字"),
    (re.compile("点一下(?=[您是满哪])"), "回数字选"),
    (re.compile("点一下"), "回数字"),
)
"""A terminal has nothing to press: its menus are numbered lines."""


def without_presses(text: str) -> str:
    """Our words over a menu, for people who answer with a number."""
    for press, number in PRESSES:
        text = press.sub(number, text)
    return text


def no_such(said: str, count: int) -> str:
    """A number beyond the menu."""
    there = "只有第1项" if count == 1 else f"只有第1到第{count}项"
    return f"上面没有“{said}”这一项，{there}。请再选一次，或者直接打字说。"


def you_are(name: str) -> str:
    """Whose chat this is."""
    return f"您现在是：{name}。"
