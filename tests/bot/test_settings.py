"""Settings: documented, complete, and plain when wrong."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import Misconfigured, Settings, load, prepare

ROOT = Path(__file__).parents[2]


def lines() -> dict[str, str]:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    pairs = (line.partition("=") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: value for name, _, value in pairs}


def test_every_setting_stands_in_the_example_and_nothing_else() -> None:
    assert set(lines()) == {f"LINLI_{name.upper()}" for name in Settings.model_fields}


def test_the_example_shows_the_defaults() -> None:
    for name, field in Settings.model_fields.items():
        default = field.default
        shown = default.get_secret_value() if isinstance(default, SecretStr) else default
        shown = str(shown).lower() if isinstance(shown, bool) else str(shown)
        assert lines()[f"LINLI_{name.upper()}"] == shown, name


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("LINLI_PORT", "eighty", "LINLI_PORT"),
        ("LINLI_PORT", "70000", "LINLI_PORT"),
        ("LINLI_DATABASE_URL", "mysql://x/y", "sqlite:///PATH or postgresql://"),
        ("LINLI_TELEGRAM_TOKEN", "secret-without-number", "must look like 123456:ABC"),
        ("LINLI_LOG_LEVEL", "LOUD", "must be DEBUG, INFO, WARNING or ERROR"),
    ],
)
def test_a_wrong_setting_is_one_sentence_that_names_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, value)
    with pytest.raises(Misconfigured, match=says) as caught:
        load()
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "secret-without-number" not in str(caught.value)


def test_demo_listens_on_the_loopback_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINLI_DEMO", "1")
    monkeypatch.setenv("LINLI_HOST", "0.0.0.0")
    with pytest.raises(Misconfigured, match="loopback"):
        load()


def test_a_data_folder_that_cannot_be_made_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings(_env_file=None, data_dir=tmp_path / "file" / "data")
    with pytest.raises(Misconfigured, match="LINLI_DATA_DIR: cannot write"):
        prepare(settings)


def test_secrets_are_not_shown_by_repr() -> None:
    settings = Settings(_env_file=None, telegram_token=SecretStr("123:VERYSECRET"))
    assert "VERYSECRET" not in repr(settings)
