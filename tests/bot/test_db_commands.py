"""`linli db` and `linli invite`: one plain sentence for each mistake; what is backed up comes back."""

import os
from pathlib import Path

import pytest

from bot.cli import main
from casework.seed import DEMO_FILE


@pytest.fixture
def place(tmp_path: Path, empty_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An operator's folder with a migrated database on SQLite or PostgreSQL."""
    for name in [n for n in os.environ if n.startswith("LINLI_") and not n.startswith("LINLI_TEST")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINLI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("LINLI_DATABASE_URL", empty_url)
    return tmp_path


def test_what_is_backed_up_comes_back_with_the_uploads(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["db", "seed", str(DEMO_FILE)]) == 0
    (place / "data" / "media" / "photo1").write_bytes(b"jpeg")
    assert main(["db", "backup", str(place / "b.tar.gz")]) == 0
    assert (place / "b.tar.gz").stat().st_mode & 0o077 == 0
    (place / "data" / "media" / "photo1").unlink()

    assert main(["db", "restore", str(place / "b.tar.gz")]) == 2
    assert "use --force" in capsys.readouterr().err
    assert main(["db", "restore", str(place / "b.tar.gz"), "--force"]) == 0
    assert (place / "data" / "media" / "photo1").read_bytes() == b"jpeg"
    assert main(["invite", "director", "--community", "heping"]) == 0
    assert "和平社区" in capsys.readouterr().out


def test_mistakes_are_one_sentence(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "no.tar.gz").write_text("no")
    for words, says in (
        (["invite", "director"], "linli db seed FILE"),
        (["db", "seed", "none.toml"], "cannot be read"),
        (["db", "restore", str(place / "no.tar.gz"), "--force"], "cannot read"),
        (["db", "backup", str(place / "no.tar.gz")], "exists already"),
    ):
        assert main(words) == 2
        error = capsys.readouterr().err
        assert says in error and error.count("\n") == 1


def test_a_community_must_be_named_where_there_are_two(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["db", "seed", str(DEMO_FILE)])
    assert main(["invite", "director"]) == 2
    assert "chenguang, heping" in capsys.readouterr().err
    assert main(["invite", "director", "--community", "mars"]) == 2
    assert main(["db", "current"]) == 0


def test_postgres_without_its_client_programs_is_said_plainly(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if "postgresql" not in os.environ["LINLI_DATABASE_URL"]:
        return
    monkeypatch.setenv("PATH", "")
    assert main(["db", "backup", str(place / "b.tar.gz")]) == 2
    assert "pg_dump is not installed" in capsys.readouterr().err
