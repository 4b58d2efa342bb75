"""What tells two needs from one: a small net over the cuts of messages whose authors the weights never saw."""

import warnings
from collections import Counter

import numpy as np
from numpy.typing import NDArray
from sklearn.neural_network import MLPClassifier

from nlp import slots
from nlp.cuts import Cuts, Judge, Layer, cuts
from nlp.features import marked
from nlp.layout import ITEMS
from nlp.mask import masked
from nlp.normalise import normalise
from nlp.signals import Scores
from nlp.train.corpus import Message
from nlp.train.matrix import FLOOR

_NETS, _UNITS, _DECAY, _ROUNDS = 4, 24, 0.5, 25
_WRONG = -1


def found_in(one: Message, sums: Scores, biases: Scores, layer: Layer) -> tuple[Cuts, NDArray[np.intp]]:
    """The cuts of a message and what each is: 1 parts its two needs, 0 parts one need, _WRONG is not learnt from."""
    plain = normalise(one.text)
    _, ends = marked(masked(plain, slots.find(one.text)))
    found = cuts(plain.text, ends, sums, biases, FLOOR, layer)
    if len(one.items) < 2:
        return found, np.zeros(len(found.left), np.intp)
    first, second = sorted(one.text.find(span) for span in one.spans[:2])
    meant = Counter(item.split(".")[0] for item in one.items[:2])
    places = np.array(ends[:-1]) - 1
    good = [
        first < at <= second + 1 and Counter(ITEMS[item].split(".")[0] for item in pair) == meant
        for at, *pair in zip(places, found.left, found.right, strict=True)
    ]
    return found, np.where(good, 1, _WRONG)


def learn(
    messages: list[Message], sums: list[Scores], biases: list[Scores], layer: Layer
) -> dict[str, NDArray[np.float32]]:
    """The net's arrays, named as nlp.model reads them."""
    rows, labels, shares = [], [], []
    for one, part, bias in zip(messages, sums, biases, strict=True):
        if len(part) < 2:
            continue
        found, label = found_in(one, part, bias, layer)
        kept = label != _WRONG
        rows.append(found.numbers[kept])
        labels.append(label[kept])
        shares.append(np.where(label[kept] == 1, 1.0, len(label) ** -0.5))
    return _net(np.concatenate(rows), np.concatenate(labels), np.concatenate(shares))


def _net(
    rows: Scores, labels: NDArray[np.intp], shares: NDArray[np.float64]
) -> dict[str, NDArray[np.float32]]:
    """Several small nets side by side, their logits averaged: one net with all their units."""
    centre, spread = rows.mean(0), rows.std(0) + 1e-3
    inputs = np.clip((rows - centre) / spread, -4, 4)
    nets = []
    for seed in range(_NETS):
        drawn = np.random.default_rng(seed).choice(len(rows), len(rows), p=shares / shares.sum())
        net = MLPClassifier(
            (_UNITS,),
            alpha=_DECAY,
            max_iter=_ROUNDS,
            batch_size=256,
            learning_rate_init=2e-3,
            random_state=seed,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it is stopped early on purpose
            nets.append(net.fit(inputs[drawn], labels[drawn]))
    arrays = (
        centre, spread,
        np.concatenate([net.coefs_[0] for net in nets], 1), np.concatenate([net.intercepts_[0] for net in nets]),
        np.concatenate([net.coefs_[1][:, 0] for net in nets]) / _NETS,
        np.mean([net.intercepts_[1] for net in nets], 0),
    )  # fmt: skip
    return {
        "cut_" + name: np.round(np.asarray(value), 4).astype(np.float32)
        for name, value in zip(Judge._fields, arrays, strict=True)
    }
