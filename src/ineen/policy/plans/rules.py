"""Who may see a plan, and who may bring one in."""

from datetime import datetime
from uuid import UUID

from django.db.models import DateField, DateTimeField, Q
from django.utils.timezone import localdate

from ineen.ground.audit.prepared import Given
from ineen.ground.kernel.actors import Actor, Role, Viewer, check_is_system
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import NotAllowed
from ineen.policy.plans.models import PlanStage, SafetyPlan

_MAKERS = frozenset({Role.ADVISER, Role.COORDINATOR, Role.MAYOR, Role.DEPUTY_MAYOR, Role.ALDERMAN})
_PARTNERS = _MAKERS | {Role.PARTNER_CONTRIBUTOR, Role.ANALYST, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR}
_COUNCIL = frozenset({Role.COUNCIL_MEMBER, Role.GRIFFIER})
NOW, TODAY = Given("now", DateTimeField()), Given("today", DateField())
_FOR_COUNCILS = (Audience.COUNCIL, Audience.PARTNERSHIP_AND_COUNCIL)
SeenBy = dict[Audience, frozenset[Role]]

# Which roles of its own partnership see a plan of each audience. Not nested: a partner may see what a council may
# not, and the reverse. A public plan is seen by everybody.
SEEN_BY: SeenBy = {
    Audience.PARTNERSHIP: _PARTNERS,
    Audience.ADMINISTRATION: _MAKERS,
    Audience.COUNCIL: _MAKERS | _COUNCIL,
    Audience.PARTNERSHIP_AND_COUNCIL: _PARTNERS | _COUNCIL,
    Audience.PUBLIC: frozenset(Role),
}
# Who of those keep seeing it before its moment (embargo), and while its confidentiality is imposed.
UNDER_EMBARGO: SeenBy = dict.fromkeys(SEEN_BY, _MAKERS) | {Audience.PUBLIC: _PARTNERS}
UNDER_SECRECY: SeenBy = dict.fromkeys(SEEN_BY, _MAKERS) | dict.fromkeys(_FOR_COUNCILS, _MAKERS | _COUNCIL)
# A council must see what it decides on, also before everybody does.
ONCE_OFFERED: SeenBy = dict.fromkeys((*_FOR_COUNCILS, Audience.PUBLIC), _COUNCIL)


def may_be_seen(viewer: Viewer, now: datetime | Given, through: str = "", *, secrecy: bool = True) -> Q:
    """The condition on rows with `audience`, `stage`, `published_at` and `partnership` under which a viewer sees them.

    through
        the way from the rows that are asked to those, such as `plan__`.
    now
        the moment, or in a prepared question `NOW`, which goes with `TODAY`.
    secrecy
        whether they have `secrecy_ground` and `secrecy_until` too.
    """
    open_now = _no_embargo(now, through) & (_no_secrecy(now, through) if secrecy else Q())
    public = Q((f"{through}audience", Audience.PUBLIC)) & open_now
    if not viewer.held_roles:
        return public
    offered = Q((f"{through}stage__in", [PlanStage.OFFERED, PlanStage.ADOPTED])) & _held(viewer, ONCE_OFFERED, through)
    own = _held(viewer, SEEN_BY, through)
    own &= _no_embargo(now, through) | _held(viewer, UNDER_EMBARGO, through) | offered
    if secrecy:
        own &= _no_secrecy(now, through) | _held(viewer, UNDER_SECRECY, through) | offered
    return public | own


def _held(viewer: Viewer, seen_by: SeenBy, through: str) -> Q:
    """A role of the viewer opens it; false for who has none."""
    condition = Q(pk__in=[])
    for held in viewer.held_roles:
        audiences = [audience for audience, roles in seen_by.items() if held.role in roles]
        if audiences:
            condition |= Q((f"{through}audience__in", audiences), (f"{through}partnership", held.partnership))
    return condition


def _no_embargo(now: datetime | Given, through: str) -> Q:
    """A public plan has a moment; another may have one before which it is seen by its makers only."""
    waiting_for_none = Q((f"{through}published_at", None)) & ~Q((f"{through}audience", Audience.PUBLIC))
    return Q((f"{through}published_at__lte", now)) | waiting_for_none


def _no_secrecy(now: datetime | Given, through: str) -> Q:
    """No confidentiality was imposed, or its last day is over."""
    today = TODAY if isinstance(now, Given) else localdate(now)
    return Q((f"{through}secrecy_ground", "")) | Q((f"{through}secrecy_until__lt", today))


WRITERS = frozenset({Role.ADVISER, Role.COORDINATOR})


def check_may_write_somewhere(viewer: Viewer) -> None:
    """Who writes plans in no partnership has nothing to look for at the writing table."""
    if not viewer.has(*WRITERS):
        raise NotAllowed("Alleen adviseurs en coördinatoren schrijven plannen. Vraag uw coördinator om die functie.")


def check_may_start(viewer: Viewer, partnership: UUID) -> None:
    """Who writes plans in a partnership may begin one there."""
    if not viewer.has(*WRITERS, partnership=partnership):
        raise NotAllowed("Alleen een adviseur of coördinator van dit samenwerkingsverband begint een plan.")


def check_writes(viewer: Viewer, plan: SafetyPlan) -> None:
    """The writing table of a plan is for who writes it; whether she may now is `check_may_write`."""
    if not viewer.has(*WRITERS, partnership=plan.partnership_id):
        raise NotAllowed("Alleen een adviseur of coördinator van dit samenwerkingsverband schrijft aan dit plan.")


def check_may_write(viewer: Viewer, plan: SafetyPlan) -> None:
    """Advisers and coordinators of the partnership write, while the plan is a draft of their own."""
    check_writes(viewer, plan)
    if plan.rebuilt:
        raise NotAllowed("Dit plan is nagebouwd uit openbare berichten. Het wordt niet in Ineen geschreven.")
    if plan.stage != PlanStage.DRAFT:
        raise NotAllowed(
            "Dit plan is aangeboden of vastgesteld. De tekst wijzigt alleen nog door een besluit, of nadat het plan is "
            "teruggehaald naar concept."
        )


def works_with(viewer: Viewer, plan: SafetyPlan) -> bool:
    """Who may know who wrote what, and where two versions wait for a choice: not the council, not a stranger."""
    return viewer.has(*_PARTNERS, partnership=plan.partnership_id)


def check_may_write_chapter(viewer: Viewer, plan: SafetyPlan, municipality: UUID) -> None:
    """A local chapter is the municipality's own; a coordinator may write it for her."""
    check_may_write(viewer, plan)
    own = any(
        held.role is Role.ADVISER and held.organisation == municipality and held.partnership == plan.partnership_id
        for held in viewer.held_roles
    )
    if not own and not viewer.has(Role.COORDINATOR, partnership=plan.partnership_id):
        raise NotAllowed(
            "Dit hoofdstuk is van een andere gemeente: haar eigen adviseur schrijft het, of de coördinator."
        )


def may_write_chapter(viewer: Viewer, plan: SafetyPlan, municipality: UUID) -> bool:
    try:
        check_may_write_chapter(viewer, plan, municipality)
    except NotAllowed:
        return False
    return True


def check_takes_part(viewer: Viewer, plan: SafetyPlan) -> None:
    """Whoever holds a role in the partnership; what she may do there is another rule's."""
    if plan.partnership_id not in viewer.partnerships:
        raise NotAllowed("Alleen wie meedoet in dit samenwerkingsverband doet dit.")


def check_may_confirm(viewer: Viewer, plan: SafetyPlan, organisation: UUID) -> None:
    """What was entered for an organisation is confirmed by its own people."""
    check_takes_part(viewer, plan)
    own = {held.organisation for held in viewer.held_roles if held.partnership == plan.partnership_id}
    if organisation not in own:
        raise NotAllowed("Alleen iemand van deze organisatie zelf bevestigt dit.")


def check_may_import(by: Actor) -> None:
    """A plan file may hold the plan of any partnership: only the command line brings one in, as the system."""
    check_is_system(by, doing="Een plan inlezen", command="ineen plans import")


def may_import(by: Actor) -> bool:
    try:
        check_may_import(by)
    except NotAllowed:
        return False
    return True
