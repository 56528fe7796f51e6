"""Log lines without persons: the last thing that every line passes before it is written.

What is left out: values under the name of a personal column of a vault table, values under names of secrets, e-mail
addresses and numbers like a BSN or a telephone number wherever they stand, the fields of rows, and what an exception
says when it came through the vault or from a database that refused a value.
"""

import re
import sys
import traceback
from collections.abc import Iterator, Mapping, MutableMapping
from datetime import date, timedelta
from enum import Enum
from functools import cache
from pathlib import PurePath
from types import TracebackType
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import Error as DatabaseError
from django.db.models import Model

from ineen.config.routers import databases_of
from ineen.ground.privacy.declarations import Personal, Undeclared, declaration_of

LEFT_OUT = "(weggelaten)"
SECRETS = frozenset({"password", "wachtwoord", "token", "secret", "authorization", "cookie", "sessionid", "csrftoken"})
MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NUMBERS = {
    "(telefoonnummer)": re.compile(r"(?<![\w+])(?:\+31|0031|0)[\s-]?(?:\(0\)\s?)?[1-9](?:[\s-]?\d){8}(?!\w)"),
    "(nummer)": re.compile(r"(?<![\w-])(?:\d{9}|\d{4}[. ]\d{2}[. ]\d{3})(?![\w-])"),
}
NINE_DIGITS = range(10**8, 10**9)
REFUSED_VALUES = ("22", "23")  # SQLSTATE classes whose message repeats the value
VAULT_ROOMS = "ineen.vault"

Event = MutableMapping[str, Any]


def scrub(_logger: Any, _method: str, event: Event) -> Event:
    """A structlog processor: the same line, without persons."""
    return {name: _clean(name, value) for name, value in event.items()}


def tell_exception(_logger: Any, _method: str, event: Event) -> Event:
    """A structlog processor: `exc_info` becomes the text `exception`, without local values."""
    raised = event.pop("exc_info", None)
    exception = sys.exc_info()[1] if raised is True else raised[1] if isinstance(raised, tuple) else raised
    if isinstance(exception, BaseException):
        event["exception"] = _told(exception)
    return event


def scrub_text(text: str) -> str:
    """A text without e-mail addresses, telephone numbers and numbers like a BSN."""
    if "@" in text:  # looking for what comes before it takes long where it never comes
        text = MAIL_ADDRESS.sub("(e-mailadres)", text)
    for name, pattern in NUMBERS.items():
        text = pattern.sub(name, text)
    return text


@cache
def _personal_columns() -> frozenset[str]:
    held = [model for model in apps.get_models() if "vault" in databases_of(model._meta.app_label)]
    return frozenset(name for model in held for name in _personal_names(model))


def _personal_names(model: type[Model]) -> Iterator[str]:
    try:
        columns = declaration_of(model).columns
    except Undeclared:  # the guard on declarations tells; a log line is no place to fail
        columns = {field.name: Personal.SPECIAL for field in model._meta.get_fields()}
    for name, personal in columns.items():
        if personal is not Personal.NONE:
            yield from (name, f"{name}_id")


def _is_hidden(name: str) -> bool:
    return name.lower() in SECRETS or (apps.models_ready and name.lower() in _personal_columns())


def _clean(name: str, value: Any) -> Any:
    if _is_hidden(name) and value is not None:
        return LEFT_OUT
    if isinstance(value, str):
        return scrub_text(value)
    if isinstance(value, Mapping):
        return {str(key): _clean(str(key), inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_clean("", inner) for inner in value]
    if isinstance(value, Model):
        return f"{value._meta.label} {value.pk}"
    return _clean_value(value)


def _clean_value(value: Any) -> Any:
    if isinstance(value, int) and value in NINE_DIGITS:
        return "(nummer)"
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, UUID | date | timedelta | PurePath | Enum):
        return scrub_text(str(value))
    return f"<{type(value).__name__}>"  # what an unknown object says of itself is not known either


def _told(exception: BaseException) -> str:
    chain = list(_chain(exception))
    silent = any(_passed_vault(one.__traceback__) for one in chain)
    return "\n".join(_one_told(one, silent=silent) for one in reversed(chain))


def _chain(exception: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while exception is not None and id(exception) not in seen:
        seen.add(id(exception))
        yield exception
        exception = exception.__cause__ or (None if exception.__suppress_context__ else exception.__context__)


def _one_told(exception: BaseException, *, silent: bool) -> str:
    frames = "".join(traceback.format_list(traceback.extract_tb(exception.__traceback__)))
    said = LEFT_OUT if silent or _refused_value(exception) else str(exception)
    return f"{frames}{type(exception).__module__}.{type(exception).__qualname__}: {said}"


def _passed_vault(trace: TracebackType | None) -> bool:
    modules = (str(frame.f_globals.get("__name__", "")) for frame, _ in traceback.walk_tb(trace))
    return any(module == VAULT_ROOMS or module.startswith(f"{VAULT_ROOMS}.") for module in modules)


def _refused_value(exception: BaseException) -> bool:
    driver = exception.__cause__ if isinstance(exception, DatabaseError) else exception
    return str(getattr(driver, "sqlstate", "") or "").startswith(REFUSED_VALUES)
