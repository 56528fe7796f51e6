"""What a task may carry. In the vault: identifiers only, so that no queue row tells anything about a person."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from ineen.ground.kernel.area_codes import AreaCode

LARGEST_NUMBER = 9_999_999  # a citizen service number has eight or nine digits, a telephone number nine or more
_FIRST_PART = re.compile(r"[a-z_.]{1,120}")


class NotForTheVault(ValueError):
    """A task in the vault carries something else than identifiers. The message does not repeat it."""


def is_identifier(value: object) -> bool:
    """Whether a JSON scalar is a small whole number, a UUID, an ISO date (with a time or not) or an area code."""
    if isinstance(value, int):
        return 0 <= value <= LARGEST_NUMBER
    return isinstance(value, str) and any(_reads_as(value, parse) for parse in (_uuid, _moment, AreaCode))


def check_payload(database: str, payload: Mapping[str, Any]) -> None:
    """Raise TypeError where a payload has no names for its values, NotForTheVault where it tells too much."""
    if not all(isinstance(name, str) and name.isidentifier() for name in payload):
        raise TypeError("a payload names its values as the task's arguments")
    if database != "vault":
        return
    for name, value in payload.items():
        if not is_identifier(value):
            raise NotForTheVault(f"a task in the vault carries identifiers only; {name!r} is something else")


def check_key(database: str, key: str) -> None:
    """Raise where a key is empty, or tells too much: in the vault it is `word/identifier/identifier`."""
    first, *others = key.split("/")
    if not key:
        raise ValueError("a task has an idempotency key")
    if database == "vault" and not (_FIRST_PART.fullmatch(first) and all(_identifies(part) for part in others)):
        raise NotForTheVault("the key of a task in the vault is a word and identifiers, with slashes between")


def _identifies(part: str) -> bool:
    return is_identifier(int(part)) if part.isdecimal() else is_identifier(part)


def _uuid(text: str) -> None:
    if str(UUID(text)) != text:
        raise ValueError("not as a UUID is written")


def _moment(text: str) -> None:
    if text[4:5] != "-":  # the basic form is eight digits, as long as a citizen service number
        raise ValueError("not as a date is written")
    datetime.fromisoformat(text)


def _reads_as(text: str, parse: Callable[[str], object]) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
