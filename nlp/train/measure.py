"""What the weights are worth on authors that they never saw, printed by every training."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from nlp import signals
from nlp.cuts import Judge
from nlp.layout import CATEGORIES, ITEMS
from nlp.normalise import normalise
from nlp.train.corpus import Message
from nlp.train.heads import DRILLS
from nlp.train.last import alarm_signals
from nlp.train.matrix import FLOOR
from nlp.train.second import found_in

Arrays = list[NDArray[np.float32]]


def two_needs(
    messages: list[Message], sums: Arrays, biases: Arrays, layers: dict[str, NDArray[np.float32]]
) -> Iterator[str]:
    """Of messages of general sittings: two needs found with their categories, and a second one invented, by threshold."""
    judge = Judge(*(layers["cut_" + name] for name in Judge._fields))
    layer = layers["category_weights"], layers["category_biases"]
    chance: list[tuple[bool, float, bool]] = []
    for one, part, bias in zip(messages, sums, biases, strict=True):
        if one.author in DRILLS:
            continue
        parted, right = 0.0, False
        if len(part) > 1:
            found, _ = found_in(one, part, bias, layer)
            each = judge.chances(found.numbers)
            at = int(each.argmax())
            pair = [int(found.left[at]), int(found.right[at])]
            parted = float(each[at]) if pair[0] != pair[1] else 0.0
            right = sorted(ITEMS[item].split(".")[0] for item in pair) == sorted(
                item.split(".")[0] for item in one.items
            )
        chance.append((len(one.items) > 1, parted, right))
    two = [(sure, right) for several, sure, right in chance if several]
    others = [sure for several, sure, _ in chance if not several]
    for bound in (0.35, 0.45, 0.55, 0.65, 0.75):
        both = np.mean([sure >= bound and right for sure, right in two])
        yield f"two needs from {bound}: {both:.3f} found, {np.mean(np.array(others) >= bound):.4f} invented"


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
    yield from two_needs(messages, sums, biases, layers)
