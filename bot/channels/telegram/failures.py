"""What the Bot API's errors mean to the sender."""

import contextlib
from collections.abc import Iterator

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from bot.channels.base import Blocked, Later, Rejected

GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "user not found")
OPERATOR = 60.0
"""Seconds between tries while the token is refused: a human has to put in a new one."""


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turn aiogram's errors into Later, Blocked or Rejected. Their messages may quote a person: only types stay."""
    try:
        yield
    except TelegramRetryAfter as error:
        raise Later("429", float(error.retry_after)) from None
    except TelegramForbiddenError:
        raise Blocked("403") from None
    except (TelegramUnauthorizedError, TelegramNotFound) as error:
        raise Later(type(error).__name__, OPERATOR) from None
    except TelegramEntityTooLarge:
        raise Rejected("413") from None
    except (TelegramServerError, TelegramNetworkError, ClientDecodeError, OSError, TimeoutError) as error:
        raise Later(type(error).__name__) from None
    except TelegramBadRequest as error:
        if any(sign in error.message.lower() for sign in GONE):
            raise Blocked("chat not found") from None
        raise Rejected("400") from None
    except TelegramAPIError as error:
        if "too many requests" in error.message.lower():
            raise Later("429") from None
        raise Rejected(type(error).__name__) from None
    except TypeError:
        # aiogram looks for "restart" in a description that a 5xx answer need not have
        raise Later("5xx") from None
