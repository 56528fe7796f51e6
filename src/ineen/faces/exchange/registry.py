"""The sections of a plan file: each is one room's, and together they are the whole file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from ineen.faces.exchange.problems import Place
from ineen.faces.exchange.shapes import Shape
from ineen.ground.kernel.actors import Actor

S = TypeVar("S", bound=Shape)
Parts = Mapping[str, Shape | None]
S_contra = TypeVar("S_contra", bound=Shape, contravariant=True)


class BringIn(Protocol[S_contra]):
    """Hands a checked section to the room's own act."""

    def __call__(self, section: S_contra, *, by: Actor, now: datetime, replace: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class Section(Generic[S]):
    """One room's part of a plan file.

    key
        the key under which it stands in the file
    shape
        its keys and values
    examine
        what does not fit in a section whose form is right, or with the other sections: place within the section, and
        the Dutch message
    held
        what Ineen holds now under a slug, in the same shape; None where there is nothing
    standing
        what Ineen holds now of what the section in the file is about, to compare with; None where it is new
    bring_in
        makes Ineen hold it
    required
        whether every file has it; of the others a file has at least one
    """

    key: str
    description: str
    shape: type[S]
    examine: Callable[[S, Parts], Iterable[tuple[Place, str]]]
    held: Callable[[Actor, str], S | None]
    standing: Callable[[Actor, S], S | None]
    bring_in: BringIn[S]
    required: bool = True


def sections() -> tuple[Section[Any], ...]:
    """Every section, in the order of the file; a section may rest on those before it."""
    from ineen.faces.exchange.sections import implementation, partnership, plan

    return (partnership.SECTION, plan.SECTION, implementation.SECTION)
