"""Who may take a step in a dossier."""

from datetime import date
from uuid import UUID

from ineen.ground.kernel.actors import Role, Viewer
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.ground.ui.formats import day
from ineen.policy.decisions.models import DecisionBody

WRITERS = frozenset({Role.ADVISER, Role.COORDINATOR})
COLLEGE = frozenset({Role.MAYOR, Role.DEPUTY_MAYOR, Role.ALDERMAN})
PUBLISHERS = WRITERS | {Role.GRIFFIER}
CONFIDENTIAL = COLLEGE | {Role.GRIFFIER}
MEMBERS = {DecisionBody.COLLEGE: COLLEGE, DecisionBody.COUNCIL: frozenset({Role.GRIFFIER})}
RECORDERS = MEMBERS | {DecisionBody.WRITERS: frozenset({Role.ADVISER})}
OUTSIDE = "Dit plan is al vastgesteld, buiten Ineen. Begin een nieuw plan, of laat dit plan staan zoals het is."
NOBODY_ADOPTED = "Nog geen raad stelde dit plan vast. Openbaar maken kan daarna."
NOWHERE = "Dit plan is nergens ingediend: het is een concept."
TEXT, REASON = "de tekst", "de reden"
_WHO = {
    DecisionBody.WRITERS: "Dit doet een adviseur van {name}, of de coördinator.",
    DecisionBody.TRIANGLE: "Dit legt een adviseur, de coördinator of een lid van de driehoek vast.",
    DecisionBody.COLLEGE: "Dit doet de burgemeester of een wethouder van {name}, of de coördinator namens het college.",
    DecisionBody.COUNCIL: "Dit doet de griffier van {name}, of de coördinator namens de raad.",
}


def place_of(number: int, part: str) -> str:
    """How a refusal names what is wrong of which amendment: `amendement 2, de reden`."""
    return f"amendement {number}, {part}"


def check_may_for(
    viewer: Viewer, partnership: UUID, municipality: UUID, *, body: DecisionBody, own: frozenset[Role], name: str
) -> None:
    """A role of the municipality itself, or the coordinator of the partnership."""
    if viewer.has(Role.COORDINATOR, partnership=partnership) or is_own(viewer, partnership, municipality, own):
        return
    raise NotAllowed(_WHO[body].format(name=name))


def is_own(viewer: Viewer, partnership: UUID, municipality: UUID, roles: frozenset[Role]) -> bool:
    """Whether the viewer holds one of the roles for this municipality."""
    return any(
        held.role in roles and held.organisation == municipality and held.partnership == partnership
        for held in viewer.held_roles
    )


def check_may_plan(viewer: Viewer, partnership: UUID, municipality: UUID, name: str) -> None:
    """Days are planned by the writers and by the griffier, each for her own municipality."""
    planning = frozenset({Role.ADVISER, Role.GRIFFIER})
    if not viewer.has(Role.COORDINATOR, partnership=partnership) and not is_own(
        viewer, partnership, municipality, planning
    ):
        raise NotAllowed(f"Data plant een adviseur of de griffier van {name}, of de coördinator.")


def check_may_advise(viewer: Viewer, partnership: UUID) -> None:
    """What the triangle advised is recorded by who writes, or by a mayor."""
    if not viewer.has(*WRITERS, Role.MAYOR, Role.DEPUTY_MAYOR, partnership=partnership):
        raise NotAllowed(_WHO[DecisionBody.TRIANGLE])


def check_may_take_back(viewer: Viewer, partnership: UUID) -> None:
    """The coordinator, or an adviser where her own municipality alone has it: the table of states says the rest."""
    if not viewer.has(*WRITERS, partnership=partnership):
        raise NotAllowed("Terughalen naar concept doet de coördinator, of een adviseur.")


def check_may_publish(viewer: Viewer, partnership: UUID) -> None:
    if not viewer.has(*PUBLISHERS, partnership=partnership):
        raise NotAllowed("Openbaar maken doet een adviseur, de coördinator of een griffier.")


def check_may_keep_confidential(viewer: Viewer, partnership: UUID) -> None:
    """Council, college and mayor impose confidentiality, and lift their own (Gemeentewet, articles 87 to 89)."""
    if not viewer.has(*CONFIDENTIAL, Role.COORDINATOR, partnership=partnership):
        raise NotAllowed(
            "Geheimhouding legt het college, de burgemeester of de raad op. Een lid van het college, de griffier of de "
            "coördinator namens hen legt dat vast."
        )


def check_named(*, needed: bool, source: str, whose: str) -> None:
    """Who records for a body that does not do it itself says where the words came from. Raises BadInput."""
    if needed and not source.strip():
        raise BadInput(
            f"U legt dit vast namens {whose}. Noem de bron, bijvoorbeeld “besluitenlijst van 3 november 2026”.",
            place="bron",
        )


def check_day(decided_on: date, today: date, *, after: date | None = None, what: str = "") -> None:
    """A decision lies in the past, and not before the one it rests on. Raises BadInput."""
    if decided_on > today:
        raise BadInput(f"{day(decided_on)} moet nog komen. Leg het besluit vast als het genomen is.", place="datum")
    if after is not None and decided_on < after:
        raise BadInput(
            f"{day(decided_on)} ligt voor {day(after)}: {what}. Controleer de datum van het besluit.", place="datum"
        )


def check_reason(reason: str, what: str) -> None:
    """Raises BadInput where there is none."""
    if not reason.strip():
        raise BadInput(f"Geef de reden: {what}", place="reden")


def check_other(wanted: tuple[date, str], stands: tuple[date, str]) -> None:
    """Putting right changes something. Raises BadInput."""
    if wanted == stands:
        raise BadInput("Datum en vindplaats zijn gelijk aan wat er staat. Wijzig wat niet klopt.", place="datum")


def check_day_before(decided_on: date, later: date, what: str) -> None:
    """A decision comes not after the one that rests on it. Raises BadInput."""
    if decided_on > later:
        raise BadInput(
            f"{day(decided_on)} ligt na {day(later)}: toen was het besluit “{what}”. Controleer de datum van het "
            "besluit.",
            place="datum",
        )


def check_days_in_order(college: date | None, committee: date | None, council: date | None) -> None:
    """College, committee, council. Raises BadInput."""
    planned = [one for one in (college, committee, council) if one]
    if planned != sorted(planned):
        raise BadInput("De volgorde is college, commissie, raad. Controleer de data.", place="data")


def check_later(next_on: date, decided_on: date) -> None:
    """The day to which something is put off comes after the decision. Raises BadInput."""
    if next_on <= decided_on:
        raise BadInput(
            "De nieuwe datum ligt niet na het besluit om uit te stellen. Kies een latere dag.", place="nieuw"
        )


def check_confidential_until(until: date | None, today: date) -> None:
    """Raises BadInput for an end that is past."""
    if until is not None and until < today:
        raise BadInput(f"{day(until)} is al voorbij. Kies een latere dag, of laat de datum leeg.", place="tot en met")
