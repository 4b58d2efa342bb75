"""`python -m nlp.train [CORPUS_FOLDER]`: learns the weights from corpus/train and writes nlp/data/model.npz."""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp.train import corpus, last
from nlp.train.compiled import write
from nlp.train.courtesy import courteous
from nlp.train.heads import fit
from nlp.train.material import Material
from nlp.train.measure import measured

TARGET = Path(__file__).parent.parent / "data" / "model.npz"
CORPUS = Path(__file__).parent.parent.parent / "corpus" / "train"
FOLDS = 4


def held_out(material: Material) -> tuple[list[NDArray[np.float32]], list[NDArray[np.float32]]]:
    """Clause sums of every message by weights that never saw its author, and those weights' biases."""
    authors = sorted({one.author for one in material.messages})
    sums: list[NDArray[np.float32]] = [np.empty(0, np.float32)] * len(material.messages)
    biases = list(sums)
    for fold in range(FOLDS):
        away = set(authors[fold::FOLDS])
        inside, outside = material.part({one.author for one in material.messages} - away)
        weights, bias = fit(*inside)
        for at, clause_sums in material.sums(outside, weights):
            sums[at], biases[at] = clause_sums, bias.astype(np.float32)
        print(f"without {', '.join(sorted(away))}", flush=True)
    return sums, biases


def main() -> None:
    """Count, keep, fit every head, learn the last layer on authors left out, write."""
    written = corpus.read(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
    messages = [*written, *courteous(written)]
    material = Material(messages)
    sums, alien = held_out(material)
    layers = last.learn(messages, sums, alien)
    own = slice(len(written))
    print("\n".join(measured(written, sums[own], alien[own], layers)), flush=True)
    print("the polite copies alone:")
    polite = slice(len(written), None)
    print("\n".join(measured(messages[polite], sums[polite], alien[polite], layers)), flush=True)
    weights, biases = fit(*material.part({one.author for one in messages})[0])
    write(TARGET, material.space, weights, biases, material.counting, layers)
    print(
        f"{len(written)} messages and {len(messages) - len(written)} polite copies, {len(material.space.columns)} features, {TARGET.stat().st_size / 1e6:.1f} MB"
    )


if __name__ == "__main__":
    main()
