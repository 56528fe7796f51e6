"""How to break what a guard protects."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutation:
    """Replace `old` by `new` in `file`; `test` (a pytest id, or `lint-imports`) must go red.

    `old` empty means: `new` is added at the end of `file`.
    `lane` is `core`, or `postgres` where SQLite has no such protection.
    """

    name: str
    file: str
    old: str
    new: str
    test: str
    lane: str = "core"
