"""What the model sees of a clause: character n-grams, jieba words and pairs of words, and lexicon concepts.

Everything is additive over the clause, so that one automaton pass and one gather give the score of any stretch of text.
Feature names: "g:" + n-gram, "w:" + word, "b:" + word pair, "c:" + concept. START and END mark the message's ends.
"""

from collections.abc import Iterator

from nlp.clauses import clauses
from nlp.segment import segmenter

START, END = "\x02", "\x03"
LONGEST_GRAM = 4


def pieces(plain: str) -> list[str]:
    """The clauses as they are matched: the first begins with START, the last ends with END."""
    found = [plain[start:end] for start, end in clauses(plain)]
    if not found:
        return []
    found[0] = START + found[0]
    found[-1] += END
    return found


def names(piece: str) -> Iterator[str]:
    """Every feature of a clause but the lexicon's, by name, once per occurrence: what training reads."""
    for size in range(1, LONGEST_GRAM + 1):
        for at in range(len(piece) - size + 1):
            yield "g:" + piece[at : at + size]
    words = segmenter()(piece)
    last = ""
    for word in words:
        yield "w:" + word
        yield "b:" + last + " " + word
        last = word
