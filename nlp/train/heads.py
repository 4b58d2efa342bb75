"""The heads of the model and how each is fitted: one linear score a class over the same features."""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from sklearn.svm import LinearSVC

from nlp.catalogue import catalogue
from nlp.emergencies import KINDS
from nlp.train.corpus import CATEGORIES, INTENTS, Message


@dataclass(frozen=True, slots=True)
class Head:
    """One decision: its name, its classes, and how strongly its weights are held back (smaller C: more)."""

    name: str
    classes: tuple[str, ...]
    strength: float = 1.0

    def target(self, one: Message) -> str | None:
        """What this head should say about a message; None where it has nothing to learn from it."""
        match self.name:
            case "category":
                return one.label
            case "intent":
                return one.intent
            case "item":
                return one.items[0] if one.items else None
            case "emergency":
                return "yes" if one.emergency else "no"
            case "kind":
                return one.emergency_kind
            case _:
                return "yes" if len(one.items) > 1 else "no"


HEADS = (
    Head("category", CATEGORIES),
    Head("intent", INTENTS),
    Head("item", tuple(catalogue())),
    Head("emergency", ("yes",)),
    Head("kind", tuple(KINDS)),
    Head("second", ("yes",)),
)


def fit(head: Head, matrix: sp.csr_matrix, messages: list[Message]) -> tuple[np.ndarray, np.ndarray]:
    """Weights (classes x features) and biases of one head; a class without examples never wins."""
    targets = [head.target(one) for one in messages]
    rows = [at for at, target in enumerate(targets) if target is not None]
    labels = np.array([targets[at] for at in rows])
    weights = np.zeros((len(head.classes), matrix.shape[1]))
    biases = np.full(len(head.classes), -9.0)
    machine = LinearSVC(C=head.strength, random_state=0).fit(matrix[rows], labels)
    if len(machine.classes_) == 2:
        sign = 1 if machine.classes_[1] == "yes" else -1
        weights[0], biases[0] = sign * machine.coef_[0], sign * machine.intercept_[0]
        return weights, biases
    for row, name in enumerate(machine.classes_):
        at = head.classes.index(str(name))
        weights[at], biases[at] = machine.coef_[row], machine.intercept_[row]
    return weights, biases
