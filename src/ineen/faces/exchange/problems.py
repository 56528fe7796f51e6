"""What is wrong with a plan file: every problem at once, with its line, its place and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from ineen.ground.kernel.refusals import BadInput

Place = tuple[str | int, ...]
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `place` is the path of keys and list positions (counted from 0); `line` counts from 1."""

    place: Place
    message: str
    line: int = 0

    def __str__(self) -> str:
        where = ", ".join(filter(None, (f"regel {self.line}" if self.line else "", path(self.place))))
        return f"{where}: {self.message}" if where else self.message


class BadPlanFile(BadInput):
    """A plan file with problems; nothing of it was used."""

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        count = len(self.problems)
        head = f"{count} fout{'' if count == 1 else 'en'} gevonden; er is niets veranderd."
        lines = [f"  {problem}" for problem in self.problems[:SHOWN]]
        if count > SHOWN:
            lines.append(f"  … en nog {count - SHOWN}; herstel eerst deze.")
        super().__init__("\n".join([head, *lines]), place=name)


def path(place: Place) -> str:
    """`("plan", "themas", 2, "titel")` as people count: `plan.themas[3].titel`."""
    text = ""
    for step in place:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text
