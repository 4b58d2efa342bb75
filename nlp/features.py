"""What the model sees: character n-grams, jieba's words and lexicon concepts, each owned by the clause in which it ends.

All is additive, so that one automaton pass and one gather give the score of any stretch of text.
Feature names: "g:" + n-gram, "w:" + word, "c:" + concept. START and END mark the message's ends.
"""

from bisect import bisect_left
from collections import Counter
from itertools import accumulate

from nlp.clauses import clauses
from nlp.segment import segmenter

START, END = "\x02", "\x03"
LONGEST_GRAM = 4


def marked(plain: str) -> tuple[str, list[int]]:
    """The text between its marks, and where each clause ends in it."""
    ends = [end + 1 for _, end in clauses(plain)]
    if ends:
        ends[-1] += 1
    return START + plain + END, ends


def names(text: str, ends: list[int]) -> list[Counter[str]]:
    """Every feature but the lexicon's of each clause of a marked text, with its count: what training reads."""
    counted: list[Counter[str]] = [Counter() for _ in ends]
    for size in range(1, LONGEST_GRAM + 1):
        for at in range(len(text) - size + 1):
            counted[bisect_left(ends, at + size)]["g:" + text[at : at + size]] += 1
    words = segmenter()(text)
    for word, end in zip(words, accumulate(map(len, words)), strict=True):
        counted[bisect_left(ends, end)]["w:" + word] += 1
    return counted
