"""The places in the head and at the foot of every page. A face registers what it really has, in `apps.ready`."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation: its label, the name of its address, and whether it stands at the foot."""

    label: str | Promise
    view: str
    foot: bool = False

    @property
    def url(self) -> str:
        return reverse(self.view)


_places: list[Place] = []


def register(place: Place) -> None:
    """Add a place once; the order of registration is the order on the page."""
    if place not in _places:
        _places.append(place)


def places(*, foot: bool = False) -> tuple[Place, ...]:
    """Those of the head of a page, or of its foot."""
    return tuple(place for place in _places if place.foot == foot)
