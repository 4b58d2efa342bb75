"""Structured logs: one JSON line an event. Only fields that are named here are written; never a message's words."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime

FIELDS = (
    "channel", "contact", "intent", "outcome", "ms", "ref", "where", "kind", "count", "case", "follow_up", "error", "attempt", "status", "path", "method"
)  # fmt: skip


class JsonLines(logging.Formatter):
    """Time, level, logger, event and the allowed fields. Of an exception: types and places, no messages."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "log": record.name,
            "event": record.getMessage() if record.name.startswith("linli") else _plain(record),
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = chain(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _plain(record: logging.LogRecord) -> str:
    """Libraries may put anything into their arguments: only their constant text is kept."""
    return str(record.msg) if isinstance(record.msg, str) else type(record.msg).__name__


def chain(error: BaseException) -> str:
    """An exception and its causes as types and places."""
    parts: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        frames = traceback.extract_tb(seen.__traceback__)[-3:]
        places = " < ".join(f"{f.filename.rsplit('/', 1)[-1]}:{f.lineno}" for f in reversed(frames))
        parts.append(f"{type(seen).__name__} ({places})")
        seen = seen.__cause__ or seen.__context__
    return "; from ".join(parts)


def set_up(level: str) -> None:
    """Write to standard error, JSON a line."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("linli").setLevel(level)
    for noisy in ("aiohttp.access", "aiogram.event", "jieba", "apscheduler"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
