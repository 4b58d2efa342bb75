"""What the weights are worth on authors that they never saw, printed by every training."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from nlp import signals
from nlp.layout import CATEGORIES
from nlp.normalise import normalise
from nlp.train.corpus import Message
from nlp.train.last import alarm_signals
from nlp.train.matrix import FLOOR

Arrays = list[NDArray[np.float32]]


def measured(
    messages: list[Message], sums: Arrays, biases: Arrays, layers: dict[str, NDArray[np.float32]]
) -> Iterator[str]:
    """Lines for people: the category by confidence, the emergency by threshold."""
    sure, right, strict, alarm = [], [], [], []
    for one, part, bias in zip(messages, sums, biases, strict=True):
        scores = signals.level(part.sum(0), bias, FLOOR).tolist()
        values = layers["category_weights"] @ signals.category_signals(scores, len(normalise(one.text).text))
        raised = np.exp(values + layers["category_biases"])
        best = int(raised.argmax())
        sure.append(raised[best] / raised.sum())
        strict.append(CATEGORIES[best] == one.label)
        right.append(strict[-1] or CATEGORIES[best] in one.alt)
        found = alarm_signals(one.text, scores, part, bias)
        alarm.append(
            1 / (1 + np.exp(-(layers["emergency_weights"][0] @ found + layers["emergency_biases"][0])))
        )
    known = np.array(right, bool)
    yield f"category right: {np.mean(strict):.3f} strict, {known.mean():.3f} lenient"
    for bound in (0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
        inside = np.array(sure) >= bound
        yield f"confidence from {bound}: {inside.mean():.3f} of messages, {known[inside].mean():.3f} right"
    true = np.array([one.emergency for one in messages])
    for bound in (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        raised_alarm = np.array(alarm) >= bound
        hits = (raised_alarm & true).sum()
        yield f"alarm from {bound}: recall {hits / true.sum():.3f}, precision {hits / max(1, raised_alarm.sum()):.3f}"
