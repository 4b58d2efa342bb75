"""The decision in Python and numpy: what the compiled path must equal, and what is used where it could not be built."""

from nlp.decision import Message, decide
from nlp.features import marked
from nlp.model import Model, model
from nlp.verdict import Verdict


class Reference:
    """Reads messages with one model."""

    def __init__(self, one: Model | None = None) -> None:
        self.model = one or model()

    def decide(self, plain: str, hidden: str) -> Verdict:
        """What is decided on a plain view; `hidden` is the same with places and people masked."""
        whole, ends = marked(hidden)
        return decide(Message(plain, ends, self.model.sums(whole, ends), self.model))
