"""The last layer: few numbers to chances, learnt from scores of messages whose authors the first layer never saw."""

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from nlp import cuts, signals
from nlp.emergencies import alarms
from nlp.layout import CATEGORIES
from nlp.normalise import normalise
from nlp.signals import Scores
from nlp.train import second
from nlp.train.corpus import Message
from nlp.train.heads import share
from nlp.train.matrix import FLOOR

Layer = tuple[NDArray[np.float32], NDArray[np.float32]]


def _fitted(
    inputs: Scores, labels: list[str], names: tuple[str, ...], strength: float, shares: list[float]
) -> Layer:
    """A logistic regression on centred inputs, folded back to raw ones; classes in the order of `names`."""
    centre, spread = inputs.mean(0), inputs.std(0) + 1e-6
    machine = LogisticRegression(C=strength, max_iter=1000).fit((inputs - centre) / spread, labels, shares)
    weights = machine.coef_ / spread
    biases = machine.intercept_ - weights @ centre
    if len(names) > 2:
        order = [list(machine.classes_).index(name) for name in names]
        weights, biases = weights[order], biases[order]
    elif machine.classes_[1] != names[1]:
        weights, biases = -weights, -biases
    return np.round(weights, 4).astype(np.float32), np.round(biases, 4).astype(np.float32)


def learn(
    messages: list[Message], sums: list[Scores], biases: list[Scores]
) -> dict[str, NDArray[np.float32]]:
    """All small layers from out-of-author sums; `biases` are those of the weights that gave each message's sums."""
    scores = [signals.level(one.sum(0), bias, FLOOR).tolist() for one, bias in zip(sums, biases, strict=True)]
    shares = [share(one) for one in messages]
    category = np.array(
        [
            signals.category_signals(s, len(normalise(m.text).text))
            for m, s in zip(messages, scores, strict=True)
        ]
    )
    parts: dict[str, Layer] = {
        "category": _fitted(category, [one.label for one in messages], CATEGORIES, 0.3, shares),
        "emergency": _fitted(
            np.array([alarm_signals(m.text, s, p, b) for m, s, p, b in zip(messages, scores, sums, biases, strict=True)]),
            ["yes" if one.emergency else "no" for one in messages], ("no", "yes"), 1.0, shares,
        ),
        "second": _fitted(
            np.array([cuts.hope(s, len(p)) for s, p in zip(scores, sums, strict=True)]),
            ["yes" if len(one.items) > 1 else "no" for one in messages], ("no", "yes"), 1.0, shares,
        ),
    }  # fmt: skip
    return second.learn(messages, sums, biases, parts["category"]) | {
        f"{name}_{what}": part
        for name, layer in parts.items()
        for what, part in zip(("weights", "biases"), layer, strict=True)
    }


def alarm_signals(text: str, scores: list[float], parts: Scores, biases: Scores) -> list[float]:
    """The inputs of the emergency layer."""
    plain = normalise(text).text
    kinds, calming = alarms(plain)
    strongest = signals.loudest(parts, biases, FLOOR)
    return signals.emergency_signals(scores, strongest, len(kinds), calming, len(plain))
