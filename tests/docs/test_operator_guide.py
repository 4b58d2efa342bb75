"""What docs/operator.zh.md tells an operator to type works, in that order, on an empty place."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from casework.commands import COMMANDS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "operator.zh.md"
BLOCK = re.compile(r"^```sh (run|run-until-ready)\n(.*?)^```$", re.M | re.S)


def table() -> str:
    lines = ["| 这样写 | 斜杠 | 做什么 |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {c.usage} | /{c.slash} | {c.help} |" for c in COMMANDS)])


def test_the_commands_of_the_desk_are_the_codes() -> None:
    shown = re.search(
        r"<!-- commands:start -->\n(.*?)\n<!-- commands:end -->", PAGE.read_text(encoding="utf-8"), re.S
    )
    assert shown is not None
    assert shown[1] == table(), "\n" + table()


@pytest.fixture
def server(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """An empty place with the program in it, and an environment without settings."""
    bin_folder = tmp_path / ".venv" / "bin"
    bin_folder.mkdir(parents=True)
    (bin_folder / "linli").symlink_to(Path(sys.executable).parent / "linli")
    (tmp_path / "casework").symlink_to(ROOT / "casework")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    plain = {k: v for k, v in os.environ.items() if not k.startswith("LINLI_")}
    return tmp_path, {**plain, "LINLI_PORT": str(port)}


@pytest.mark.slow
def test_the_commands_of_the_guide_work_in_order(server: tuple[Path, dict[str, str]]) -> None:
    place, environment = server
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(blocks) >= 8
    said = ""
    for kind, commands in blocks:
        if kind == "run":
            done = subprocess.run(
                ["/bin/sh", "-e", "-c", commands],
                cwd=place,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, f"{commands}\n{done.stdout}\n{done.stderr}"
            said += done.stdout
        else:
            _starts_and_stops(commands, place, environment)
    assert re.search(r"^[A-Z][0-9A-Z]{3}(-[0-9A-Z]{4}){3}$", said, re.M), "an invite code is printed"
    assert (place / "restored" / "linli.db").exists()
    assert (place / "backup.tar.gz").stat().st_mode & 0o077 == 0


def _starts_and_stops(command: str, place: Path, environment: dict[str, str]) -> None:
    with subprocess.Popen(
        command.split(), cwd=place, env=environment, stderr=subprocess.PIPE, text=True
    ) as service:
        assert service.stderr is not None
        lines = []
        for line in service.stderr:
            lines.append(line)
            if "Ctrl-C" in line:
                service.send_signal(signal.SIGINT)
        assert service.wait(30) == 0, "".join(lines)
