"""The commands of the desk: ONE table of words, slash forms, usage and help; and how a typed line is read.

`docs/operator.zh.md` shows this table; a test keeps the two the same.
"""

import re
from dataclasses import dataclass
from functools import cache

from pypinyin import lazy_pinyin
from rapidfuzz import fuzz


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that staff can type."""

    name: str
    slash: str
    usage: str
    help: str
    argument: str = ""
    """"" none; "number" a case first; "words" free words; "period" an optional 今天, 本周 or 本月."""
    also: tuple[str, ...] = ()


COMMANDS = (
    Command("待办", "todo", "待办", "等社区处理的事（紧急、待确认、超期）", also=("代办事项", "待办事项")),
    Command("今日", "today", "今日", "今天登记的、约好今天上门的、今天到期的", also=("今日事项",)),
    Command("超期", "overdue", "超期", "过了办理期限还没办完的"),
    Command("查", "find", "查 编号、姓名、楼栋或手机尾号", "查事项（每次查询都有记录）", "words", ("查询",)),
    Command(
        "派",
        "assign",
        "派 编号 机构",
        "派给这家机构；原来派的会收回并告诉对方；不合适会先问一次",
        "number",
        ("改派", "派单"),
    ),
    Command("改类", "recat", "改类 编号 类别或项目", "改正类别，重新找人办", "number"),
    Command("催", "urge", "催 编号", "催办理的机构", "number", ("催办",)),
    Command("回", "reply", "回 编号 要说的话", "回复居民；居民的回话会带着编号转给您", "number", ("回复",)),
    Command("转", "transfer", "转 编号 社区", "转到另一个社区的工作台", "number"),
    Command("结", "close", "结 编号 原因", "社区直接办结，原因会告诉居民", "number"),
    Command("退回", "sendback", "退回 编号 原因", "机构说办好了其实没有：退回继续办", "number"),
    Command("统计", "stats", "统计 今天｜本周｜本月", "登记、办结、满意度", "period"),
    Command("机构", "parties", "机构", "各机构手上的事、值班和资质"),
    Command(
        "邀请", "invite", "邀请 角色 机构", "发邀请码给工作人员、负责人、企业；主任还可以邀请社工", "words"
    ),
    Command("撤席", "unseat", "撤席 姓名或机构", "马上撤掉一个席位", "words"),
    Command("撤销", "undo", "撤销", "一分钟内收回上一步（对方还没看到时）"),
    Command("帮助", "help", "帮助", "看这张表"),
)

NUMBER = re.compile(
    r"(?:#|编号|no\.?)?\s*(\d{8}\s*-\s*\d{1,5}|\d{4}\s*-\s*\d{4,5}|\d{12,13}|\d{1,5})(?!\d)\s*(?:号(?!楼|院|线))?",
    re.IGNORECASE,
)
LAST = re.compile(r"(.{1,30}?)[\s:：,，]+(?:#|编号)?\s*(\d{8}-\d{4,5}|\d{12,13}|\d{4})")
"""The number behind the rest: a whole one or four digits, apart."""
PERIODS = {"今天": "today", "今日": "today", "本周": "week", "这周": "week", "本月": "month", "这个月": "month",
           "today": "today", "week": "week", "month": "month"}  # fmt: skip
ROLE_WORDS = {
    "社区工作人员": "staff", "工作人员": "worker", "员工": "worker", "worker": "worker", "机构负责人": "manager",
    "负责人": "manager", "manager": "manager", "企业": "enterprise", "enterprise": "enterprise", "社工": "staff",
    "staff": "staff", "社区主任": "director", "主任": "director", "director": "director",
}  # fmt: skip
"""How the roles of an invite are said."""
SEPARATORS = " \t:：,、，"
HALF = {0x3000: " "} | {
    sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F) if chr(sign) not in "，！？；：（）"
}
"""Full-width letters, digits and slashes as half-width. Chinese punctuation stays: the rest of a line is often a sentence
that somebody will read."""
LONGEST_LINE = 600
SOUNDS_LIKE = 80
"""Similarity of pinyin from which a word counts as a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Line:
    """A typed line as a command. `usable`: its argument has the right shape; else it shows the usage."""

    command: Command
    number: str = ""
    rest: str = ""
    spaced: bool = False
    usable: bool = True


@cache
def by_word() -> dict[str, Command]:
    """Every word and slash form, the longest first."""
    words = {word: c for c in COMMANDS for word in (c.name, *c.also, f"/{c.slash}", f"/{c.name}")}
    return dict(sorted(words.items(), key=lambda pair: -len(pair[0])))


def tidy(text: str) -> str:
    """Full-width letters, digits and slashes as half-width; no spaces around, one between."""
    return " ".join(text.translate(HALF).split())


def read(text: str) -> Line | None:
    """The command that a line gives; None: an ordinary message (staff are residents too)."""
    line = tidy(text)
    if not 0 < len(line) <= LONGEST_LINE:
        return None
    for word, command in by_word().items():
        found = re.match(
            r"\s*".join(map(re.escape, word)) + (r"(?![\w])" if word[0] == "/" else ""), line, re.I
        )
        if found:
            rest = re.sub(r"^@\w+", "", line[found.end() :])
            return _line(command, word, rest)
    return None


def _line(command: Command, word: str, rest: str) -> Line | None:
    spaced, tail = rest[:1] in SEPARATORS if rest else False, rest.strip(SEPARATORS)
    line = _argument(command, tail, spaced)
    if line.usable:
        return line
    if (
        len(word) == 1 and tail
    ):  # 派, 催, 转 within a sentence are ordinary Chinese; alone they want their usage
        return None
    return line if not tail or spaced or word[0] == "/" else None


def _argument(command: Command, tail: str, spaced: bool) -> Line:
    if command.argument == "number":
        found = NUMBER.match(tail)
        if not found and (last := LAST.fullmatch(tail)):  # 派 邻家厨房 0001
            return Line(command, re.sub(r"\D", "", last[2]), last[1].strip(SEPARATORS), spaced)
        if not found:
            return Line(command, rest=tail, spaced=spaced, usable=False)
        number = re.sub(r"\D", "", found[1])
        behind = tail[found.end() :]
        short = len(number) < 4 and behind[:1] not in ("", *SEPARATORS)  # 派3个人来
        return Line(command, number, behind.strip(SEPARATORS), spaced, usable=not short)
    if command.argument == "period":
        return Line(command, rest=PERIODS.get(tail, ""), spaced=spaced, usable=not tail or tail in PERIODS)
    if command.argument == "words":
        if command.name == "查":
            shaped = _can_be_searched(tail, spaced)
        else:
            shaped = spaced or not tail or any(tail.startswith(word) for word in ROLE_WORDS)
        return Line(command, rest=tail, spaced=spaced, usable=shaped)
    return Line(command, rest=tail, spaced=spaced, usable=not tail)


def _can_be_searched(tail: str, spaced: bool) -> bool:
    """Whether 查 has something to look for; without a space only numbers and buildings (查一下… is Chinese)."""
    if re.fullmatch(r"[\d-]{1,13}", tail) or re.fullmatch(r".{0,8}\d+\s*(号楼|栋|幢|座)\S{0,8}", tail):
        return True
    return spaced and 0 < len(tail) <= 12 and not re.search(r"[。？?！!，,的了吗呢]", tail)


def nearest(text: str) -> Command | None:
    """The command that a mistyped line probably meant: an unknown slash form, or a word that sounds alike."""
    line = tidy(text)
    if not 0 < len(line) <= 40:
        return None
    first = re.split(r"[\s:,、，]|(?<=\D)(?=\d)", line, maxsplit=1)[0].lower()
    if len(first) == 1 and re.fullmatch(r"\S\s*" + NUMBER.pattern + r"(?:\s.*)?", line, re.I):
        return _sounding(first)
    if first.startswith("/"):
        return max(COMMANDS, key=lambda c: fuzz.ratio(first[1:], c.slash))
    if not 2 <= len(first) <= 4 or not re.fullmatch(r"[\u4e00-\u9fff]+", first):
        return None
    candidates = [c for c in COMMANDS if len(c.name) > 1 and abs(len(c.name) - len(first)) <= 1]
    best = max(candidates, key=lambda c: _alike(first, c.name), default=None)
    return best if best and _alike(first, best.name) >= SOUNDS_LIKE else None


def _sounding(sign: str) -> Command | None:
    """差 0001: the command of one sign that sounds just so."""
    same = [c for c in COMMANDS if len(c.name) == 1 and lazy_pinyin(c.name) == lazy_pinyin(sign)]
    return same[0] if same else None


def numbered_slip(text: str) -> bool:
    """One sign and a number of four digits or more: whoever types this at the desk means a case."""
    return bool(re.fullmatch(r"[\u4e00-\u9fff]\s*(?:#|编号)?\s*(?:\d{8}-?)?\d{4,5}(?:\s.*)?", tidy(text)))


def _alike(said: str, name: str) -> float:
    sounds = fuzz.ratio("".join(lazy_pinyin(said)), "".join(lazy_pinyin(name)))
    return sounds if len(said) == len(name) else min(sounds, 79.0)


def help_lines() -> list[str]:
    """A line each."""
    return [f"{c.usage}：{c.help}" for c in COMMANDS]
