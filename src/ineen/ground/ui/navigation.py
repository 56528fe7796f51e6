"""The places in the head and at the foot of every page. A face registers what it really has, in `apps.ready`."""

from dataclasses import dataclass

from django.utils.functional import Promise

from ineen.ground.kernel.actors import Role, Viewer
from ineen.ground.ui.addresses import address


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation: its label, the name of its address, and whether it stands at the foot.

    signed_in
        for who signed in only; where `roles` are named, for who holds one of them.
    """

    label: str | Promise
    view: str
    foot: bool = False
    signed_in: bool = False
    roles: frozenset[Role] = frozenset()

    @property
    def url(self) -> str:
        return address(self.view)

    def is_for(self, viewer: Viewer) -> bool:
        """Whether the viewer finds it in the navigation; what she may do there is the rules' to say."""
        if not self.signed_in:
            return True
        return viewer.person is not None and (not self.roles or viewer.has(*self.roles))


_places: list[Place] = []


def register(place: Place) -> None:
    """Add a place once; the order of registration is the order on the page, those behind the login first."""
    if place not in _places:
        _places.append(place)


def places(viewer: Viewer, *, foot: bool = False) -> tuple[Place, ...]:
    """Those of the head of a page, or of its foot, for this viewer."""
    found = [place for place in _places if place.foot == foot and place.is_for(viewer)]
    return tuple(sorted(found, key=lambda place: not place.signed_in))
