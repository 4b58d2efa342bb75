"""Reading a seed file: where it is wrong, the sentence names the line and the field."""

import re
import tomllib
from pathlib import Path

from pydantic import ValidationError

from casework.seed_checks import contradictions
from casework.seed_file import SeedFile

HEADER = re.compile(r"^\s*(\[\[?)([\w.-]+)\]\]?")
FIELD = re.compile(r'^\s*"?([\w-]+)"?\s*=')


class SeedError(ValueError):
    """The seed file is wrong: one plain sentence with the line and the field."""


def read(path: Path) -> SeedFile:
    """The checked contents of a seed file; SeedError says line, field and what is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
        seed = SeedFile.model_validate(tomllib.loads(text))
    except OSError as error:
        raise SeedError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise SeedError(f"{path}: is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise SeedError(f"{path}: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        raise _wrong(path, text, first["loc"], _plain(first["type"], first["msg"])) from None
    for place, reason in contradictions(seed):
        raise _wrong(path, text, place, reason)
    return seed


def _plain(kind: str, message: str) -> str:
    known = {"extra_forbidden": "there is no such field", "missing": "is missing"}
    return known.get(kind, message.removeprefix("Value error, "))


def _wrong(path: Path, text: str, place: tuple[int | str, ...], reason: str) -> SeedError:
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
    return SeedError(f"{path.name}, line {line_of(text, place)}: {name}: {reason}")


def line_of(text: str, place: tuple[int | str, ...]) -> int:
    """The line of the field at `place`; where it does not stand, the line of the nearest table above it."""
    lines: dict[tuple[int | str, ...], int] = {}
    counts: dict[tuple[int | str, ...], int] = {}
    table: tuple[int | str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            table = ()
            parts = header[2].split(".")
            for depth, part in enumerate(parts):
                table += (part,)
                if header[1] == "[[" and depth == len(parts) - 1:
                    counts[table] = counts.get(table, -1) + 1
                if table in counts:
                    table += (counts[table],)
            lines.setdefault(table, number)
        elif named := FIELD.match(line):
            lines.setdefault((*table, named[1]), number)
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)
