"""Each guard of the house, and how to break what it protects: the named test must then fail."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutation:
    """Replace `old` by `new` in `file`; `test` (a pytest id, or `lint-imports`) must go red.

    `old` empty means: `new` is added at the end of `file`, which is made where it does not exist.
    `lane` is `core`, or `postgres` where SQLite has no such protection.
    """

    name: str
    file: str
    old: str
    new: str
    test: str
    lane: str = "core"


MUTATIONS: tuple[Mutation, ...] = (
    Mutation(
        name="the kernel imports Django",
        file="src/ineen/ground/kernel/periods.py",
        old="",
        new="\nimport django\n",
        test="lint-imports",
    ),
)
