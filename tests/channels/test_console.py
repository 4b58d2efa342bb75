"""`linli chat` through pipes: the text-only channel carries whole journeys."""

import os
import queue
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

START = 90.0
"""Seconds for a start on a busy machine: aiogram and the understanding are loaded, the demo is seeded."""
ANSWER = 20.0
MEALS_WORKER = "nuanxin-worker"
"""Of the organisation that the first meal case of the demo is offered to."""


class Terminal:
    """Somebody at a terminal: types lines, reads what comes."""

    def __init__(self, folder: Path, *words: str) -> None:
        env = {k: v for k, v in os.environ.items() if not k.startswith("LINLI_")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat", "--data-dir", str(folder), *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=env | {"LINLI_DEMO": "1", "PYTHONIOENCODING": "utf-8"}, encoding="utf-8",
        )  # fmt: skip
        self.lines: list[str] = []
        self._coming: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._coming.put(line.rstrip("\n"))

    def reads(self, words: str, seconds: float = ANSWER) -> str:
        """Wait for a line with these words; everything up to it."""
        start, end = len(self.lines), time.monotonic() + seconds
        while not any(words in line for line in self.lines[start:]):
            try:
                self.lines.append(self._coming.get(timeout=max(0.01, end - time.monotonic())))
            except queue.Empty:
                seen = "\n".join(self.lines[start:])
                raise AssertionError(f"nobody said {words!r}, but:\n{seen}") from None
        return "\n".join(self.lines[start:])

    def types(self, line: str) -> None:
        """Type a line."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def leaves(self) -> int:
        """Ctrl-D; the exit code."""
        assert self.process.stdin is not None and self.process.stderr is not None
        self.process.stdin.close()
        code = self.process.wait(30)
        errors = self.process.stderr.read()
        assert "Traceback" not in errors, errors
        return code


Opens = Callable[..., Terminal]


@pytest.fixture
def opens(tmp_path: Path) -> Iterator[Opens]:
    """Open a terminal on the demo community."""
    opened: list[Terminal] = []

    def open_one(*words: str) -> Terminal:
        terminal = Terminal(tmp_path / "data", *words)
        opened.append(terminal)
        return terminal

    yield open_one
    for terminal in opened:
        terminal.process.kill()
        terminal.process.wait()
        for pipe in (terminal.process.stdin, terminal.process.stdout, terminal.process.stderr):
            assert pipe is not None
            pipe.close()


def test_a_stranger_is_greeted_and_presses_by_number_and_leaves(opens: Opens, tmp_path: Path) -> None:
    terminal = opens()
    terminal.reads("邻里通（终端）", START)
    terminal.types("你好")
    terminal.reads("1. 同意")
    terminal.types("7")
    terminal.reads("上面没有“7”这一项，只有第1到第2项")
    terminal.types("第一个")
    terminal.reads("谢谢您")
    photo = tmp_path / "灯.png"
    Image.new("RGB", (8, 8), "white").save(photo)
    terminal.types("/photo /不存在.jpg")
    terminal.reads("没有找到这个文件")
    terminal.types(str(photo))
    terminal.reads("照片")
    assert terminal.leaves() == 0
    assert len(list((tmp_path / "data" / "media").iterdir())) == 1


def test_a_need_becomes_a_case_that_a_worker_accepts_in_another_terminal(opens: Opens) -> None:
    resident = opens("--as", "wang")
    resident.reads("您现在是", START)
    resident.types("我妈82岁一个人住，想找人中午送饭，阳光花园3号楼2单元501，电话13800001234")
    while "确认" not in resident.reads("  1. ").splitlines()[-1]:
        resident.types("1")
    resident.types("1")
    told = resident.reads("编号")
    number = re.search(r"\d{8}-\d{4}", told)
    assert number is not None, told

    worker = opens("--as", MEALS_WORKER)  # another process on the same database
    worker.reads("您现在是", START)
    card = worker.reads("接单")
    assert number[0] in card and "13800001234" not in card and "501" not in card
    worker.types("接单")
    worker.reads("13800001234")
    resident.reads("接")
    assert resident.leaves() == worker.leaves() == 0


def test_a_wrong_persona_is_one_plain_sentence(opens: Opens) -> None:
    terminal = opens("--as", "nobody")
    assert terminal.process.wait(START) == 2
    assert terminal.process.stderr is not None
    error = terminal.process.stderr.read()
    assert error.startswith("linli: there is no persona nobody") and error.count("\n") == 1
