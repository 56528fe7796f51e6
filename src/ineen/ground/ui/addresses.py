"""Addresses of pages by their names. They stay the same while a process lives, so each is worked out once."""

from functools import lru_cache
from typing import Final

from django.urls import reverse

MOST: Final = 8_192  # addresses, of some 200 bytes each


@lru_cache(MOST)
def address(view: str, *parts: object, **named: object) -> str:
    """As Django's `reverse`, which takes longer than a line of a table. Raises NoReverseMatch."""
    return reverse(view, args=parts, kwargs=named)
