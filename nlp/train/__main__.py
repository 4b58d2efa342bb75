"""`python -m nlp.train [CORPUS_FOLDER]`: learns the weights from corpus/train and writes nlp/data/model.npz."""

import sys
from pathlib import Path

import numpy as np

from nlp.train import corpus
from nlp.train.compiled import write
from nlp.train.heads import HEADS, fit
from nlp.train.matrix import Counting, space

TARGET = Path(__file__).parent.parent / "data" / "model.npz"
CORPUS = Path(__file__).parent.parent.parent / "corpus" / "train"


def main() -> None:
    """Count, keep, fit every head, write."""
    messages = corpus.read(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
    counting = Counting()
    counted = [counting.count(one.text) for one in messages]
    kept = space(counted, [one.author for one in messages])
    matrix = kept.matrix(counted)
    fitted = [fit(head, matrix, messages) for head in HEADS]
    weights = np.vstack([weights for weights, _ in fitted])
    biases = np.concatenate([biases for _, biases in fitted])
    write(TARGET, kept, weights, biases, counting)
    print(f"{len(messages)} messages, {len(kept.columns)} features, {TARGET.stat().st_size / 1e6:.1f} MB")


main()
