"""The places in the head of every page. A face registers what it really has, in `apps.ready`."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation: its label, and the name of its address."""

    label: str | Promise
    view: str

    @property
    def url(self) -> str:
        return reverse(self.view)


_places: list[Place] = []


def register(place: Place) -> None:
    """Add a place once; the order of registration is the order on the page."""
    if place not in _places:
        _places.append(place)


def places() -> tuple[Place, ...]:
    return tuple(_places)
