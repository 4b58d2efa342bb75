"""The compiled part of understanding. Optional: without a compiler or Python.h Linli installs all the same and reads more slowly."""

import sys
from pathlib import Path

from setuptools import Extension, setup

HERE = Path(__file__).parent
SOURCES = sorted(str(path.relative_to(HERE)) for path in HERE.glob("nlp/native/*.c"))
HEADERS = sorted(str(path.relative_to(HERE)) for path in HERE.glob("nlp/native/*.h"))
# No product and sum in one step: both paths have to round alike.
FLAGS = [] if sys.platform == "win32" else ["-std=c99", "-O3", "-ffp-contract=off"]

setup(
    ext_modules=[
        Extension("nlp._core", SOURCES, depends=HEADERS, extra_compile_args=FLAGS, optional=True),
    ],
)
