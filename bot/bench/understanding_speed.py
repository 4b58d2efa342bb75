"""How fast understanding is, beside jieba alone on the same messages in the same run, and how fast it starts."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

from nlp.understanding import understand

ROUNDS = 9
_START = """
import time
began = time.perf_counter()
from nlp.understanding import understand, warm_up
warm_up()
ready = time.perf_counter()
understand("楼道灯坏了三天，摸黑上楼，6幢2单元")
print(ready - began, (time.perf_counter() - ready) * 1000)
"""


def speed(texts: Sequence[str]) -> dict[str, float]:
    """Throughput against jieba.lcut (HMM on) in interleaved rounds; start and first call in fresh processes."""
    import jieba

    jieba.setLogLevel("ERROR")
    jieba.initialize()
    ratios = [_took(jieba.lcut, texts) / _took(understand, texts) for _ in range(ROUNDS)]
    starts = [_start() for _ in range(3)]
    return {
        "throughput_vs_jieba": median(ratios),
        "first_call_ms": min(first for _, first in starts),
        "import_and_warm_up_s": min(ready for ready, _ in starts),
    }


def _took(work: Callable[[str], object], texts: Sequence[str]) -> float:
    began = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - began


def _start() -> tuple[float, float]:
    """Seconds to import and warm up, milliseconds of the first call after it, in a process of its own."""
    answer = subprocess.run(
        [sys.executable, "-c", _START], capture_output=True, text=True, check=True
    ).stdout.split()
    return float(answer[0]), float(answer[1])
