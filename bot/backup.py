"""One .tar.gz with the database and the uploaded files; written while the service runs, read into an empty place.

SQLite is copied by its online backup API (a consistent picture of a live file). PostgreSQL needs its own client
programs pg_dump and pg_restore; without them we say so.
"""

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, make_url

from bot.settings import Misconfigured, Settings

SQLITE, POSTGRES, MEDIA = "linli.db", "linli.pgdump", "media"
PARTS = {SQLITE, POSTGRES, MEDIA}


def write(settings: Settings, target: Path) -> int:
    """Write the backup, readable by this user only; its size in bytes. An existing file is never overwritten."""
    if target.exists():
        raise Misconfigured(f"{target} exists already; choose another name")
    url = make_url(settings.database)
    try:
        with tempfile.TemporaryDirectory(dir=settings.data_dir) as folder:
            dump = Path(folder) / (SQLITE if _is_sqlite(url) else POSTGRES)
            (_copy_sqlite if _is_sqlite(url) else _dump_postgres)(url, dump)
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as raw, tarfile.open(fileobj=raw, mode="w:gz") as archive:
                archive.add(dump, dump.name)
                if settings.media_dir.is_dir():
                    archive.add(settings.media_dir, MEDIA)
    except OSError as error:
        raise Misconfigured(f"cannot write {target} ({error.strerror})") from None
    return target.stat().st_size


def read(settings: Settings, source: Path, *, force: bool) -> None:
    """Put a backup in place. Refuses when there is data already, unless `force`."""
    url = make_url(settings.database)
    if not force and _holds_data(url):
        raise Misconfigured("there is data already; stop the service and use --force to overwrite it")
    try:
        with (
            tempfile.TemporaryDirectory(dir=settings.data_dir) as folder,
            tarfile.open(source, "r:gz") as archive,
        ):
            if {Path(name).parts[0] for name in archive.getnames()} - PARTS:
                raise Misconfigured(f"{source} is no backup of linli")
            archive.extractall(folder, filter="data")
            dump = Path(folder) / (SQLITE if _is_sqlite(url) else POSTGRES)
            if not dump.exists():
                raise Misconfigured(
                    f"{source} holds the other kind of database; set LINLI_DATABASE_URL accordingly"
                )
            (_place_sqlite if _is_sqlite(url) else _restore_postgres)(url, dump)
            _place_media(Path(folder) / MEDIA, settings.media_dir)
    except (OSError, tarfile.TarError, EOFError) as error:
        raise Misconfigured(
            f"cannot read {source} ({getattr(error, 'strerror', None) or 'no .tar.gz'})"
        ) from None


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _holds_data(url: URL) -> bool:
    if not _is_sqlite(url):
        return bool(
            _run_postgres("psql", url, "-Atc", "SELECT to_regclass('community') IS NOT NULL").strip() == "t"
        )
    file = Path(url.database or "")
    return file.exists() and file.stat().st_size > 0


def _copy_sqlite(url: URL, target: Path) -> None:
    file = Path(url.database or "")
    if not file.exists():
        raise Misconfigured(f"there is no database at {file} yet")
    with (
        closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as live,
        closing(sqlite3.connect(target)) as copy,
    ):
        live.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def _place_sqlite(url: URL, dump: Path) -> None:
    with closing(sqlite3.connect(dump)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise Misconfigured("the database in this backup is damaged")
    file = Path(url.database or "")
    for rest in (f"{file}-wal", f"{file}-shm"):
        Path(rest).unlink(missing_ok=True)
    shutil.move(dump, file)


def _dump_postgres(url: URL, target: Path) -> None:
    _run_postgres("pg_dump", url, "--format=custom", "--no-owner", f"--file={target}")


def _restore_postgres(url: URL, dump: Path) -> None:
    _run_postgres(
        "pg_restore", url, "--clean", "--if-exists", "--no-owner", "--single-transaction", str(dump)
    )


def _run_postgres(program: str, url: URL, *arguments: str) -> str:
    """Run a client program of PostgreSQL; the password goes through the environment, never the command line."""
    found = shutil.which(program)
    if found is None:
        raise Misconfigured(
            f"{program} is not installed; install PostgreSQL's client programs (postgresql-client)"
        )
    plain = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    environment = os.environ | ({"PGPASSWORD": str(url.password)} if url.password else {})
    done = subprocess.run(
        [found, f"--dbname={plain}", *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise Misconfigured(f"{program}: {reason}")
    return done.stdout


def _place_media(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.rmtree(target, ignore_errors=True)
        shutil.move(source, target)
