"""A core that an older version built lacks what this one needs: it is passed over as if nothing had been built."""

import ast
import runpy
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import nlp
from nlp.compiled import NEEDED

ROOT = Path(nlp.__file__).parents[1]
OLDER = """
import sys, types
sys.modules["nlp._core"] = older = types.ModuleType("nlp._core")
older.Script = older.Reader = None
from nlp.reader import is_compiled
from nlp.understanding import understand
meaning = understand("我妈八十二了，灶台都站不住，中午有没有人送口热饭，电话13800001234")
print(is_compiled(), meaning.needs[0].item, meaning.slots["phone"].value)
"""


@pytest.mark.parametrize("lacking", NEEDED)
def test_a_core_that_lacks_something_is_none(monkeypatch: pytest.MonkeyPatch, lacking: str) -> None:
    older = ModuleType("nlp._core")
    for name in NEEDED:
        if name != lacking:
            setattr(older, name, object())
    monkeypatch.setitem(sys.modules, "nlp._core", older)
    monkeypatch.setattr(nlp, "_core", older, raising=False)

    found = runpy.run_path(str(ROOT / "nlp" / "compiled.py"))

    assert found["core"] is None
    assert found["made"](dict, one=1) == {"one": 1}


def test_messages_are_understood_beside_an_older_core() -> None:
    told = subprocess.run(
        [sys.executable, "-c", OLDER], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout

    assert told.split() == ["False", "elderly.meal", "13800001234"]


def test_all_that_the_core_has_is_needed() -> None:
    told = ast.parse((ROOT / "nlp" / "_core.pyi").read_text("utf-8")).body
    names = {one.name for one in told if isinstance(one, ast.FunctionDef | ast.ClassDef)}

    assert names == set(NEEDED)
