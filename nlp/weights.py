"""The model's file without numpy: each array as a view of its bytes. numpy alone would take longer than all else at start."""

import re
import sys
from pathlib import Path
from typing import Final
from zipfile import ZipFile

FILE = Path(__file__).parent / "data" / "model.npz"
# What numpy calls the kinds of numbers that the file holds, and what a memoryview does.
_KINDS: Final[dict[str, str]] = {"|u1": "B", "|i1": "b", "<f4": "f", "<i8": "q"}
_HEADER = re.compile(r"{'descr': '([^']+)', 'fortran_order': False, 'shape': \(([\d, ]+)\), }\s*")


def arrays(path: Path = FILE) -> dict[str, memoryview]:
    """Every array of a numpy file, by name."""
    if sys.byteorder != "little":
        raise ValueError("the model is stored for little-endian machines")
    with ZipFile(path) as stored:
        return {name.removesuffix(".npy"): _array(stored.read(name)) for name in stored.namelist()}


def _array(stored: bytes) -> memoryview:
    if stored[:6] != b"\x93NUMPY":
        raise ValueError("not a numpy array")
    start = 10 if stored[6] == 1 else 12
    size = int.from_bytes(stored[8:start], "little")
    header = _HEADER.fullmatch(stored[start : start + size].decode("latin-1"))
    if header is None or header[1] not in _KINDS:
        raise ValueError("an array of a kind that is not read here")
    shape = [int(side) for side in header[2].replace(" ", "").split(",") if side]
    numbers = memoryview(stored)[start + size :]
    kind = _KINDS[header[1]]
    return numbers.cast(kind, shape) if len(shape) > 1 else numbers.cast(kind)  # type: ignore[call-overload,no-any-return]
