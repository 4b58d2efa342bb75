"""Words of a stretch of Chinese, by jieba's dictionary and ours. rjieba and jieba give the same words; rjieba is faster."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

_DICTIONARY = Path(__file__).parent / "data" / "words.txt"


def user_words() -> list[tuple[str, int]]:
    """Our own words with explicit frequencies, from data/words.txt (`word frequency` a line, # comments)."""
    rows = (line.split("#")[0].split() for line in _DICTIONARY.read_text(encoding="utf-8").splitlines())
    return [(row[0], int(row[1])) for row in rows if row]


@cache
def segmenter() -> Callable[[str], list[str]]:
    """The word cutter of this installation, with our words loaded."""
    try:
        import rjieba
    except ImportError:
        return reference()
    # The cutter that the import makes: one of our own would read the whole dictionary again.
    for word, frequency in user_words():
        rjieba.add_word(word, frequency, "n")
    return rjieba.cut


@cache
def reference() -> Callable[[str], list[str]]:
    """jieba itself: the reference that tests compare with, and the fallback where no rjieba wheel exists."""
    import jieba

    jieba.setLogLevel("WARNING")
    tokenizer = jieba.Tokenizer()
    # jieba's default cache lies in a shared temporary folder where anyone may have put it.
    tokenizer.cache_file = str(_cache_file())
    for word, frequency in user_words():
        tokenizer.add_word(word, frequency)
    return tokenizer.lcut  # type: ignore[no-any-return]


_folder = Path.home() / ".cache" / "linli"


def cache_folder(folder: Path) -> None:
    """Let jieba keep its dictionary cache in this folder."""
    global _folder
    _folder = folder


def _cache_file() -> Path:
    _folder.mkdir(parents=True, exist_ok=True)
    return _folder / "jieba.cache"
