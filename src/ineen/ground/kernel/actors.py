"""Who acts and who looks."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from ineen.ground.kernel.refusals import NotAllowed


class Role(StrEnum):
    """What a membership lets a person do; roles live in code, their holders in the database."""

    ADVISER = "adviser"
    COORDINATOR = "coordinator"
    MAYOR = "mayor"
    DEPUTY_MAYOR = "deputy_mayor"
    ALDERMAN = "alderman"
    GRIFFIER = "griffier"
    PARTNER_CONTRIBUTOR = "partner_contributor"
    COUNCIL_MEMBER = "council_member"
    ANALYST = "analyst"
    PRIVACY_OFFICER = "privacy_officer"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who performs an act. Without a person it is the system itself, and `label` says which part.

    `source` says where the words came from when somebody enters them for another organisation ("gesprek d.d. …").
    `membership` is the one that a person acts as; without one every role she holds counts.
    """

    person: UUID | None
    label: str
    on_behalf_of: UUID | None = None
    source: str = ""
    membership: UUID | None = None

    @property
    def somebody(self) -> UUID:
        """The person who acts, for what only a person does. Raises ValueError for the system."""
        if self.person is None:
            raise ValueError(f"{self.label} is no person")
        return self.person

    def __post_init__(self) -> None:
        if not self.label:
            raise ValueError("an actor has a label")
        if self.on_behalf_of and not self.source:
            raise ValueError("who acts for another organisation says where the words came from")


def system(part: str) -> Actor:
    """The actor of work that no person started, for example `system("worker")`."""
    return Actor(person=None, label=part)


def check_is_system(by: Actor, *, doing: str, command: str) -> None:
    """For what touches every partnership at once: raises NotAllowed for a person, with the command to ask for.

    doing
        begins the sentence in Dutch ("Een levering laden").
    """
    if by.person is not None:
        raise NotAllowed(
            f"{doing} kan alleen op de opdrachtregel van de server. Vraag de beheerder om `{command}` uit te voeren."
        )


@dataclass(frozen=True, slots=True)
class HeldRole:
    """One current membership: a role in a partnership, held for an organisation."""

    role: Role
    partnership: UUID
    organisation: UUID
    municipality: str | None = None


@dataclass(frozen=True, slots=True)
class HeldMembership:
    """A membership that a person may act as, with what people call it ("coördinator, Soest")."""

    pk: UUID
    label: str
    role: Role


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: every query of the read door starts here. Nobody signed in is `RESIDENT`.

    On a page `held_roles` is the one that she acts as, by its key `membership`; she may choose from `memberships`.
    """

    person: UUID | None = None
    label: str = ""
    held_roles: tuple[HeldRole, ...] = field(default=())
    memberships: tuple[HeldMembership, ...] = field(default=())
    membership: UUID | None = None

    @property
    def partnerships(self) -> frozenset[UUID]:
        return frozenset(held.partnership for held in self.held_roles)

    def has(self, *roles: Role, partnership: UUID | None = None) -> bool:
        """Whether one of the roles is held, in the given partnership or in any."""
        return any(
            held.role in roles and (partnership is None or held.partnership == partnership) for held in self.held_roles
        )


RESIDENT = Viewer()
