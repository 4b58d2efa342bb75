"""Settings: environment variables with the prefix LINLI_ and a .env file. Each stands in .env.example; a test keeps it so."""

import os
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class Misconfigured(Exception):
    """A setting is wrong: one plain sentence for the operator."""


class Settings(BaseSettings):
    """Everything that an operator may set. Descriptions are the comments of .env.example."""

    model_config = SettingsConfigDict(
        env_prefix="LINLI_", env_file=".env", extra="ignore", env_ignore_empty=True, validate_default=True
    )

    demo: bool = Field(
        default=False, description="Demo mode (make run sets it): demo community, personas, a movable clock."
    )
    host: str = Field(
        default="127.0.0.1",
        description="Address to listen on. Put a TLS proxy in front; demo only the loopback.",
    )
    port: int = Field(default=8080, ge=1, le=65535, description="Port to listen on; without it PORT counts.")
    public_url: str = Field(
        default="",
        description="The address that residents open, e.g. https://linli.example.org; empty: http://HOST:PORT.",
    )
    data_dir: Path = Field(
        default=Path("data"),
        description="Folder for the SQLite database, uploads, the cookie key and caches.",
    )
    database_url: str = Field(
        default="",
        description="sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME; empty: SQLite in LINLI_DATA_DIR.",
    )
    telegram_token: SecretStr = Field(
        default=SecretStr(""), description="Token of the Telegram bot; empty: no Telegram."
    )
    telegram_api: str = Field(
        default="https://api.telegram.org", description="Base URL of the Bot API (tests and own servers)."
    )
    telegram_webhook_secret: SecretStr = Field(
        default=SecretStr(""),
        description="Secret token of the webhook; empty: polling. The path is /telegram.",
    )
    metrics_token: SecretStr = Field(
        default=SecretStr(""),
        description="Token for /metrics from elsewhere (Authorization: Bearer ...); empty: loopback only.",
    )
    trusted_proxies: str = Field(
        default="127.0.0.1,::1", description="Proxies whose X-Forwarded-* headers are believed."
    )
    upload_limit_mb: int = Field(default=10, ge=1, le=100, description="Largest upload in MB.")
    uploads_a_day: int = Field(
        default=60, ge=1, description="Photos and files that one person may send in 24 hours."
    )
    upload_day_mb: int = Field(default=200, ge=1, description="MB that one person may send in 24 hours.")
    upload_total_gb: int = Field(
        default=20,
        ge=1,
        description="GB that all uploads may take; half a GB of the disk is always left free.",
    )
    log_level: str = Field(default="INFO", description="DEBUG, INFO, WARNING or ERROR.")
    message_days: int = Field(default=730, ge=7, description="Days that chat history is kept.")

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if not value:
            return value
        from sqlalchemy import make_url  # half a second that `linli classify` does not need
        from sqlalchemy.exc import ArgumentError

        try:
            url = make_url(value)
        except ArgumentError:
            raise ValueError("must be sqlite:///PATH or postgresql://USER@HOST/NAME") from None
        if url.get_backend_name() not in {"sqlite", "postgresql"}:
            raise ValueError("must be sqlite:///PATH or postgresql://USER@HOST/NAME")
        return value

    @field_validator("telegram_token")
    @classmethod
    def _shape_of_token(cls, value: SecretStr) -> SecretStr:
        number, _, rest = value.get_secret_value().partition(":")
        if value.get_secret_value() and not (number.isdigit() and rest):
            raise ValueError("must look like 123456:ABC...")
        return value

    @property
    def database(self) -> str:
        """The database URL in force."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve() / 'linli.db'}"

    @property
    def address(self) -> str:
        """The address that people open."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def media_dir(self) -> Path:
        """Where uploaded files lie."""
        return self.data_dir / "media"


def load() -> Settings:
    """The settings of this process; Misconfigured names the variable and what is wrong with it."""
    try:
        settings = Settings()
        if "port" not in settings.model_fields_set and os.environ.get("PORT"):
            settings = Settings(port=os.environ["PORT"])
    except ValidationError as error:
        first = error.errors()[0]
        name = "LINLI_" + "_".join(str(part) for part in first["loc"]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        raise Misconfigured(f"{name}: {reason}") from None
    if settings.demo and settings.host not in LOOPBACK:
        raise Misconfigured("LINLI_HOST: demo mode listens on the loopback only (127.0.0.1)")
    return settings


def prepare(settings: Settings) -> None:
    """Make the data folder, readable by this user only."""
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        settings.media_dir.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise Misconfigured(
            f"LINLI_DATA_DIR: cannot write to {settings.data_dir} ({error.strerror})"
        ) from None
    if not os.access(settings.data_dir, os.W_OK | os.X_OK):
        raise Misconfigured(f"LINLI_DATA_DIR: cannot write to {settings.data_dir} (permission denied)")
