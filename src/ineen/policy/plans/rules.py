"""Who may see a plan, and who may bring one in."""

from uuid import UUID

from django.db.models import Q

from ineen.ground.kernel.actors import Actor, Role, Viewer, check_is_system
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import NotAllowed

_MAKERS = frozenset({Role.ADVISER, Role.COORDINATOR, Role.MAYOR, Role.DEPUTY_MAYOR, Role.ALDERMAN})
_PARTNERS = _MAKERS | {Role.PARTNER_CONTRIBUTOR, Role.ANALYST, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR}

# Which roles of its own partnership see a plan of each audience. Not nested: a partner may see what a council may
# not, and the reverse. A public plan is seen by its makers before the moment of publication, by everybody after it.
SEEN_BY: dict[Audience, frozenset[Role]] = {
    Audience.PARTNERSHIP: _PARTNERS,
    Audience.ADMINISTRATION: _MAKERS,
    Audience.COUNCIL: _MAKERS | {Role.COUNCIL_MEMBER, Role.GRIFFIER},
    Audience.PUBLIC: _PARTNERS,
}


def seen_through_roles(viewer: Viewer, through: str = "") -> Q:
    """The condition under which a role of the viewer opens a plan; false for who has no role.

    through
        the way from the rows that are asked to the plan, such as `plan__`.
    """
    condition = Q(pk__in=[])
    for audience, roles in SEEN_BY.items():
        partnerships: list[UUID] = [held.partnership for held in viewer.held_roles if held.role in roles]
        if partnerships:
            condition |= Q((f"{through}audience", audience), (f"{through}partnership__in", partnerships))
    return condition


def check_may_import(by: Actor) -> None:
    """A plan file may hold the plan of any partnership: only the command line brings one in, as the system."""
    check_is_system(by, doing="Een plan inlezen", command="ineen plans import")


def may_import(by: Actor) -> bool:
    try:
        check_may_import(by)
    except NotAllowed:
        return False
    return True
