"""The decision in Python and numpy: what the compiled path must equal, and what is used where it could not be built."""

from typing import Any

from nlp import evidence
from nlp.decision import Found as Stretch
from nlp.decision import decide
from nlp.features import marked
from nlp.model import Model, Sums, model
from nlp.verdict import Found, Verdict


class Reference:
    """Reads messages with one model."""

    def __init__(self, one: Model | None = None) -> None:
        self.model = one or model()

    def decide(self, plain: str, hidden: str) -> Verdict:
        """What is decided on a plain view; `hidden` is the same with places and people masked."""
        whole, ends = marked(hidden)
        sums = self.model.sums(whole, ends)
        found = decide(plain, ends, sums.table, self.model)
        needs = tuple(self._need(plain, ends, sums, need) for need in found.needs)
        return Verdict(
            found.intent, found.category, found.confidence, found.band, needs, found.kind, found.guesses
        )

    def _need(self, plain: str, ends: list[int], sums: Sums, need: Stretch) -> Found:
        """A need in characters of the plain view. The marked text is one character ahead of it."""
        start = ends[need.first - 1] - 1 if need.first else 0
        end = min(ends[need.end - 1] - 1, len(plain))
        words = evidence.why(sums, need.first, need.end, need.column, self.model)
        category: Any = need.item.split(".")[0]
        return Found(category, need.item, start, end, need.confidence, words)
