"""Who may give whom a role, and which roles go with which organisation."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from ineen.ground.kernel.actors import Role, Viewer
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.ground.organisations.models import Organisation, OrganisationKind

MUNICIPAL_ROLES = frozenset(
    {Role.MAYOR, Role.DEPUTY_MAYOR, Role.ALDERMAN, Role.GRIFFIER, Role.COUNCIL_MEMBER},
)


def check_may_establish(viewer: Viewer, standing: UUID | None) -> None:
    """Whoever administers a partnership may make another; one that stands is its own administrators' to change."""
    if not viewer.has(Role.ADMINISTRATOR):
        raise NotAllowed("Alleen een beheerder richt een samenwerkingsverband in. Vraag het aan uw beheerder.")
    if standing is not None and not viewer.has(Role.ADMINISTRATOR, partnership=standing):
        raise NotAllowed("Alleen een beheerder van dit samenwerkingsverband wijzigt het. Vraag het aan die beheerder.")


def check_may_register(viewer: Viewer) -> None:
    if not viewer.has(Role.ADMINISTRATOR, Role.COORDINATOR):
        raise NotAllowed("Alleen een coördinator of beheerder voert personen in. Vraag het aan uw coördinator.")


def check_may_appoint(viewer: Viewer, partnership: UUID, role: Role) -> None:
    """A coordinator gives roles in her own partnership, except that of administrator."""
    if viewer.has(Role.ADMINISTRATOR, partnership=partnership):
        return
    if role is Role.ADMINISTRATOR:
        raise NotAllowed("Alleen een beheerder van dit samenwerkingsverband gaat over de functie beheerder.")
    if not viewer.has(Role.COORDINATOR, partnership=partnership):
        raise NotAllowed("Alleen een coördinator of beheerder van dit samenwerkingsverband gaat over functies.")


def check_may_deactivate(viewer: Viewer, partnerships: Collection[UUID]) -> None:
    """Who closes an account administers every partnership in which it has a role."""
    own = {held.partnership for held in viewer.held_roles if held.role is Role.ADMINISTRATOR}
    if not partnerships or not own.issuperset(partnerships):
        raise NotAllowed("Alleen een beheerder van alle samenwerkingsverbanden van deze persoon sluit het account af.")


def check_role_fits(role: Role, organisation: Organisation) -> None:
    """The council, the college and the griffie are a municipality's."""
    if role in MUNICIPAL_ROLES and organisation.kind != OrganisationKind.MUNICIPALITY:
        raise BadInput(f"Deze functie hoort bij een gemeente; {organisation.name} is er geen. Kies de gemeente.")


def check_days(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise BadInput(
            f"De einddatum {until:%d-%m-%Y} ligt voor de begindatum {since:%d-%m-%Y}. Verbeter een van de twee."
        )


def check_may_read_log(viewer: Viewer) -> None:
    """The log is the privacy officer's alone: who administers is watched by it too."""
    if not viewer.has(Role.PRIVACY_OFFICER):
        raise NotAllowed("Alleen de privacyfunctionaris leest het logboek. Vraag het aan die functionaris.")


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise BadInput("Er staat geen reden. Schrijf op waarom, en wie erom vroeg.")
