"""The command line, as an operator meets it: real processes."""

import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import COMMANDS

ROOT = Path(__file__).parents[2]


def linli(*words: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("LINLI_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env={**clean, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **env},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_every_command_explains_itself(tmp_path: Path) -> None:
    shown = linli("--help", folder=tmp_path)
    assert shown.returncode == 0
    for command in COMMANDS:
        assert command in shown.stdout


def test_classify_imports_no_aiogram(tmp_path: Path) -> None:
    code = (
        "import sys; from bot.cli import main; main(['classify', '想找人送饭']);"
        "sys.exit('aiogram' in sys.modules or 'sqlalchemy' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60
    )
    assert ran.returncode == 0


def test_a_port_in_use_is_one_plain_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = linli("serve", folder=tmp_path, LINLI_DEMO="1", LINLI_PORT=port)
    assert ran.returncode != 0
    assert f"port {port} is in use" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_PORT_counts_where_no_setting_names_one(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = linli("serve", folder=tmp_path, LINLI_DEMO="1", PORT=port)
    assert f"port {port} is in use" in ran.stderr


def test_a_start_that_is_refused_has_loaded_neither_aiogram_nor_the_lexicon(tmp_path: Path) -> None:
    code = (
        "import sys, time; from bot.cli import main; import bot.commands.serve; began = time.perf_counter();"
        "code = main(['serve']); took = time.perf_counter() - began;"
        "sys.exit(code != 2 or 'aiogram' in sys.modules or 'nlp.understanding' in sys.modules or took > 3)"
    )
    env = {k: v for k, v in os.environ.items() if not k.startswith("LINLI_")} | {"PYTHONPATH": str(ROOT)}
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        busy = {**env, "LINLI_DEMO": "1", "LINLI_PORT": port}
        ran = [subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=busy, timeout=60)]
    seed = ROOT / "casework" / "data" / "demo.toml"
    real = {"LINLI_DATA_DIR": str(tmp_path / "real")}
    assert linli("db", "seed", str(seed), folder=tmp_path, **real).returncode == 0
    mixed = {**env, **real, "LINLI_DEMO": "1"}
    ran += [subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=mixed, timeout=60)]

    assert [one.returncode for one in ran] == [0, 0]


@pytest.mark.parametrize(
    ("env", "says"),
    [
        ({"LINLI_PORT": "eighty"}, "LINLI_PORT"),
        ({"LINLI_DATABASE_URL": "mysql://x/y"}, "LINLI_DATABASE_URL"),
        ({"LINLI_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, "database"),
        ({"LINLI_DATA_DIR": "/proc/nowhere"}, "LINLI_DATA_DIR"),
        ({"LINLI_DEMO": "1", "LINLI_HOST": "0.0.0.0"}, "loopback"),
    ],
)
def test_a_wrong_setting_stops_with_one_sentence(tmp_path: Path, env: dict[str, str], says: str) -> None:
    ran = linli("serve", folder=tmp_path, **env)
    assert ran.returncode != 0
    assert says in ran.stderr
    assert "Traceback" not in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1


def test_demo_and_production_refuse_each_others_database(tmp_path: Path) -> None:
    import asyncio

    from bot.app import build
    from bot.settings import Misconfigured, Settings

    def settings(name: str, demo: bool) -> Settings:
        return Settings(_env_file=None, demo=demo, data_dir=tmp_path / name)

    async def open_and_close(name: str, demo: bool) -> None:
        app = await build(settings(name, demo))
        await app.store.close()

    asyncio.run(open_and_close("demo", True))
    asyncio.run(open_and_close("demo", True))
    with pytest.raises(Misconfigured, match="demo data"):
        asyncio.run(open_and_close("demo", False))


def test_demo_does_not_touch_a_real_database(tmp_path: Path) -> None:
    seed = ROOT / "casework" / "data" / "demo.toml"
    real = {"LINLI_DATA_DIR": str(tmp_path / "real")}
    assert linli("db", "seed", str(seed), folder=tmp_path, **real).returncode == 0
    ran = linli("serve", folder=tmp_path, LINLI_DEMO="1", **real)
    assert ran.returncode != 0
    assert "real data" in ran.stderr


def test_doctor_finds_what_is_wrong_and_what_is_well(tmp_path: Path) -> None:
    ill = linli("doctor", folder=tmp_path)
    assert ill.returncode == 1
    assert "WRONG migrations: the database is at nothing" in ill.stdout
    assert linli("db", "upgrade", folder=tmp_path).returncode == 0
    away = linli("doctor", folder=tmp_path, LINLI_DATABASE_URL="postgresql://me:secret@127.0.0.1:1/none")
    assert "cannot reach the database at 127.0.0.1:1" in away.stdout and "secret" not in away.stdout
    well = linli("doctor", folder=tmp_path)
    assert well.returncode == 0, well.stdout + well.stderr
    assert well.stdout.count("ok ") == 7


def test_doctor_says_what_serve_refuses(tmp_path: Path) -> None:
    demo = {"LINLI_DATA_DIR": str(tmp_path / "demo")}
    seed = ROOT / "casework" / "data" / "demo.toml"
    assert linli("db", "seed", str(seed), folder=tmp_path, **demo).returncode == 0
    assert "ok    data: of a real community" in linli("doctor", folder=tmp_path, **demo).stdout
    with sqlite3.connect(tmp_path / "demo" / "linli.db") as database:
        database.execute("INSERT INTO mark (name, value) VALUES ('demo', '1')")
    told = linli("doctor", folder=tmp_path, **demo)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    refused = linli("serve", folder=tmp_path, LINLI_PORT=port, **demo)

    assert told.returncode == 1
    assert "WRONG data: this database holds demo data; set LINLI_DEMO=1" in told.stdout
    assert refused.stderr.removeprefix("linli: ").strip() in told.stdout
    assert "ok    data: a demo's" in linli("doctor", folder=tmp_path, LINLI_DEMO="1", **demo).stdout
