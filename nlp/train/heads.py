"""The heads of the model and how each is fitted: one linear score a class over the same features."""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.svm import LinearSVC

from nlp import layout
from nlp.train.corpus import Message
from nlp.train.courtesy import STYLE

Matrix = NDArray[np.float64]
_SPAN_WEIGHT = 0.5
_SPAN_SHARE = 0.25
_UNSEEN = -2.0
_CALM = "calm"
_LEAST_SHARE, _FULL_LENGTH = 0.25, 16
DRILLS = frozenset(f"sitting-{number}" for number in (21, 22, 24, 27, 29, 30, 33, 35, 36, 43, 44, 49, 51))
_HALF = 0.5
"""Sittings that practise one hard thing hold it far more often than people do: each of their messages counts half. So do polite copies."""


def _machine(
    matrix: sp.csr_matrix, labels: Sequence[str], weights: Matrix, strength: float = 1.0
) -> LinearSVC:
    machine = LinearSVC(C=strength, tol=2e-3, random_state=0)
    return machine.fit(matrix, np.array(labels), weights)


def _classes(
    matrix: sp.csr_matrix, labels: Sequence[str], weights: Matrix, names: Sequence[str], strength: float = 1.0
) -> tuple[Matrix, Matrix]:
    """One score a class; a class without examples never wins."""
    machine = _machine(matrix, labels, weights, strength)
    coefficients, biases = np.zeros((len(names), matrix.shape[1])), np.full(len(names), _UNSEEN)
    for row, name in enumerate(machine.classes_):
        at = names.index(str(name))
        coefficients[at], biases[at] = machine.coef_[row], machine.intercept_[row]
    return coefficients, biases


def _yes(matrix: sp.csr_matrix, truths: Sequence[bool], weights: Matrix) -> tuple[Matrix, Matrix]:
    machine = _machine(matrix, ["yes" if truth else "no" for truth in truths], weights)
    return machine.coef_, machine.intercept_


def share(one: Message) -> float:
    """How much a message counts: a few characters teach less than a sentence, and are many; drills and polite copies count half."""
    length = min(1.0, max(_LEAST_SHARE, len(one.text) / _FULL_LENGTH))
    return length * (_HALF if one.author in DRILLS else 1.0) * (_HALF if one.style == STYLE else 1.0)


def _fine(one: Message) -> str:
    return one.items[0] if one.items else "none." + one.intent


def _categories(one: Message) -> set[str]:
    return {item.split(".")[0] for item in one.items} or {one.label}


def fit(
    messages: list[Message], matrix: sp.csr_matrix, span_items: list[str], spans: sp.csr_matrix
) -> tuple[Matrix, Matrix]:
    """All heads side by side, in the order of nlp.layout: weights (columns x features) and biases."""
    ones = np.array([share(one) for one in messages])
    present = [
        _yes(matrix, [category in _categories(one) for one in messages], ones)
        for category in layout.CATEGORIES
    ]
    both = sp.vstack([matrix, spans]).tocsr()
    fine = _classes(
        both, [*map(_fine, messages), *span_items],
        np.concatenate([ones, np.full(len(span_items), _SPAN_WEIGHT)]), layout.FINE,
    )  # fmt: skip
    intent = _classes(matrix, [one.intent for one in messages], ones, layout.INTENTS)
    emergency = _yes(
        matrix, [one.emergency for one in messages], 1 + ones * [one.emergency for one in messages]
    )
    kind = _classes(matrix, [one.emergency_kind or _CALM for one in messages], ones, (*layout.KINDS, _CALM))
    kind = kind[0][:-1], kind[1][:-1]
    second = _yes(matrix, [len(one.items) > 1 for one in messages], ones)
    parts = [*present, fine, intent, emergency, kind, second]
    return np.vstack([weights for weights, _ in parts]), np.concatenate([biases for _, biases in parts])
