"""Who may bring figures in, and take them out of sight again."""

from collections.abc import Container
from datetime import datetime
from typing import Final
from uuid import UUID

from ineen.evidence.models import Outcome, Reading, ReleaseRequest
from ineen.ground.kernel.actors import Actor, HeldRole, Role, Viewer
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.organisations.queries import viewer_acting

LOADERS: Final = frozenset({Role.ANALYST, Role.COORDINATOR, Role.ADMINISTRATOR})
# who makes the plan and does the work, as for anything that is for a partnership
MEMBERS: Final = LOADERS | {
    Role.ADVISER, Role.MAYOR, Role.DEPUTY_MAYOR, Role.ALDERMAN, Role.PARTNER_CONTRIBUTOR,
}  # fmt: skip
ONLY_MEMBERS: Final = (
    "Eigen en ontvangen cijfers zijn voor wie in het samenwerkingsverband aan het plan werkt. Vraag het aan de "
    "coördinator."
)
ONLY_LOADERS: Final = (
    "Alleen een analist, coördinator of beheerder levert cijfers aan of trekt ze in. Vraag het aan de coördinator van "
    "uw samenwerkingsverband."
)


def check_may_load(by: Actor, now: datetime) -> None:
    """The command line, and who acts in one of the roles in any partnership: a delivery speaks for all of them."""
    if by.person is not None and not may_load(viewer_acting(by, now)):
        raise NotAllowed(ONLY_LOADERS)


def check_hands_in_for(viewer: Viewer) -> HeldRole:
    """The role in which a person hands something in: its partnership and its organisation."""
    found = next((held for held in viewer.held_roles if held.role in LOADERS), None)
    if found is None:
        raise NotAllowed(ONLY_LOADERS)
    return found


def may_load(viewer: Viewer) -> bool:
    """Whether one of the roles is held."""
    return viewer.has(*LOADERS)


def loads_in(viewer: Viewer) -> frozenset[UUID]:
    """The partnerships whose submissions a person may see and bring further."""
    return frozenset(held.partnership for held in viewer.held_roles if held.role in LOADERS)


READERS: Final = frozenset(Role) - {Role.COUNCIL_MEMBER, Role.GRIFFIER}
INTERPRETERS: Final = frozenset({Role.ADVISER, Role.COORDINATOR, Role.ANALYST, Role.PARTNER_CONTRIBUTOR})
LEADERS: Final = frozenset({Role.ADVISER, Role.COORDINATOR, Role.ANALYST})
PUBLISHERS: Final = frozenset({Role.ADVISER, Role.COORDINATOR})
NOT_READING: Final = (
    "Duidingen zijn voor wie in een samenwerkingsverband werkt. Een raad leest de openbare bij het cijfer."
)


def reads_in(viewer: Viewer) -> frozenset[UUID]:
    """The partnerships whose readings and meetings a person sees: the councils see what is public."""
    return frozenset(held.partnership for held in viewer.held_roles if held.role in READERS)


def check_reads(viewer: Viewer) -> HeldRole:
    """The role in which a person looks at readings: its partnership is the one of the page."""
    found = next((held for held in viewer.held_roles if held.role in READERS), None)
    if found is None:
        raise NotAllowed(NOT_READING)
    return found


def check_may_interpret(viewer: Viewer, partnership: UUID, on_behalf_of: UUID | None = None) -> HeldRole:
    """Who works with figures writes a reading; for another organisation the coordinator does."""
    held = _held(viewer, INTERPRETERS, partnership)
    if held is None:
        raise NotAllowed("Alleen een adviseur, coördinator, analist of partner van dit verband duidt een cijfer.")
    if on_behalf_of not in (None, held.organisation) and held.role is not Role.COORDINATOR:
        raise NotAllowed("Alleen de coördinator legt een duiding vast namens een andere organisatie.")
    return held


def check_may_confirm_reading(viewer: Viewer, partnership: UUID, organisation: UUID) -> None:
    """Words that were entered for an organisation are confirmed by its own people."""
    own = {held.organisation for held in viewer.held_roles if held.partnership == partnership}
    if organisation not in own or partnership not in reads_in(viewer):
        raise NotAllowed("Alleen iemand van deze organisatie zelf bevestigt deze duiding.")


def check_may_publish(viewer: Viewer, partnership: UUID) -> None:
    """Who writes the plan of a partnership may show a reading to everybody, and take that back."""
    if _held(viewer, PUBLISHERS, partnership) is None:
        raise NotAllowed("Alleen een adviseur of coördinator van dit verband maakt een duiding openbaar.")


def check_can_be_public(reading: Reading) -> None:
    """A question is not for everybody, and nobody speaks in public for an organisation that did not agree."""
    if reading.outcome == Outcome.QUESTION:
        raise NotAllowed("Een vraag is nog geen duiding. Zij wordt niet openbaar; het antwoord kan dat wel worden.")
    if reading.on_behalf_of_id and reading.confirmed_at is None:
        raise NotAllowed(
            "Deze duiding is namens een andere organisatie opgeschreven. Zij wordt pas openbaar als die haar bevestigt."
        )


def check_is_about_own(area: AreaCode, municipalities: Container[AreaCode]) -> None:
    """In public a partnership speaks of its own municipalities, what lies in them, and the country."""
    if area.kind is not AreaKind.COUNTRY and area.municipality not in municipalities:
        raise NotAllowed("U maakt alleen duidingen over uw eigen gemeenten openbaar. Een ander gebied spreekt zelf.")


def check_may_lead(viewer: Viewer, partnership: UUID) -> None:
    """Who opens a meeting, leads it and closes it."""
    if _held(viewer, LEADERS, partnership) is None:
        raise NotAllowed("Alleen een adviseur, coördinator of analist van dit verband leidt een cijferoverleg.")


def _held(viewer: Viewer, roles: frozenset[Role], partnership: UUID) -> HeldRole | None:
    return next((one for one in viewer.held_roles if one.role in roles and one.partnership == partnership), None)


def reads_received(viewer: Viewer) -> bool:
    """Whether one of the roles is held that see what a partnership received."""
    return viewer.has(*MEMBERS)


def reads_received_in(viewer: Viewer) -> frozenset[UUID]:
    """The partnerships whose received figures a person may see."""
    return frozenset(held.partnership for held in viewer.held_roles if held.role in MEMBERS)


APPROVERS: Final = frozenset({Role.ANALYST, Role.COORDINATOR, Role.PRIVACY_OFFICER})
ONLY_APPROVERS: Final = (
    "Alleen een analist, coördinator of privacyfunctionaris van het samenwerkingsverband keurt een vrijgave goed, "
    "weigert haar of trekt haar in."
)
ONLY_INSIDERS: Final = (
    "Alleen wie cijfers aanlevert of vrijgaven goedkeurt, ziet deze pagina. Wat vrijgegeven is, staat bij Vrijgaven."
)
SECOND_IS_ANOTHER: Final = (
    "U keurde deze vrijgave al goed. Iemand anders kijkt er ook naar: een collega, of een analist, coördinator of "
    "privacyfunctionaris van een andere organisatie in het verband."
)
NOBODY_ELSE: Final = (
    "Er is niemand anders in het samenwerkingsverband die dit mag goedkeuren. Vraag de coördinator om een analist, "
    "coördinator of privacyfunctionaris van een andere gemeente of organisatie uit te nodigen."
)


def check_may_request(viewer: Viewer) -> HeldRole:
    """The role in which a person asks for a release: who may hand figures in."""
    return check_hands_in_for(viewer)


def check_may_approve(viewer: Viewer, request: ReleaseRequest) -> None:
    """Two people: the second is another than the first. She may be of any organisation of the partnership."""
    check_may_judge(viewer, request)
    if request.first_by is not None and viewer.person == request.first_by:
        raise NotAllowed(SECOND_IS_ANOTHER)


def check_may_judge(viewer: Viewer, request: ReleaseRequest) -> None:
    """Who may refuse or withdraw it: also who approved it before."""
    if not viewer.has(*APPROVERS, partnership=request.partnership_id):
        raise NotAllowed(ONLY_APPROVERS)


def releases_in(viewer: Viewer) -> frozenset[UUID]:
    """The partnerships of which a person sees what is on its way to everybody."""
    return frozenset(held.partnership for held in viewer.held_roles if held.role in LOADERS | APPROVERS)
