"""Partnerships and the organisations in them, which are public; and whom work is sent to, which is not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, UUIDField
from django.utils.timezone import localdate
from django_scopes import scope, scopes_disabled

from ineen.ground.audit.prepared import Given, Prepared
from ineen.ground.kernel.actors import Role, Viewer
from ineen.ground.kernel.area_codes import FICTIONAL_NUMBERS, AreaCode
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.organisations.models import (
    Digest,
    Membership,
    Organisation,
    OrganisationKind,
    Partnership,
    PartnershipMember,
    Person,
)

# nearly every page asks for members: no more than this
_OF_A_MEMBER = (
    "organisation", "organisation__name", "organisation__kind", "organisation__area_code", "leads", "since", "until",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation in a partnership, as everybody may know it."""

    partnership: UUID
    organisation: UUID
    name: str
    kind: OrganisationKind
    municipality: AreaCode | None
    leads: bool
    since: date
    until: date | None

    @property
    def reference(self) -> str:
        """What plans call it: the code of a municipality, the name of another organisation."""
        return str(self.municipality or self.name)

    def takes_part_in(self, first: date, last: date) -> bool:
        """Whether it takes part on any day from the first up to and including the last."""
        return self.since <= last and (self.until is None or self.until > first)


def reference_of(organisation: Organisation) -> str:
    """What plans call an organisation: the code of a municipality, the name of another."""
    return organisation.area_code or organisation.name


def persons_with_role(
    partnership: UUID, roles: Iterable[Role], *, organisation: UUID | None = None, on: date | None = None
) -> tuple[UUID, ...]:
    """Who holds one of these roles on a day (today), perhaps for one organisation: to send work to, never to show."""
    rows = during(on or localdate()) & Q(person__is_active=True, role__in=[role.value for role in roles])
    if organisation:
        rows &= Q(organisation=organisation)
    with scopes_disabled():
        found = Membership.objects.filter(rows, partnership=partnership).order_by("person")
        return tuple(found.values_list("person", flat=True).distinct())


def persons_with_digest(digest: Digest) -> tuple[UUID, ...]:
    """Who chose to get what waits this often. One query."""
    rows = Person.objects.filter(is_active=True, digest=digest)
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


def person_to_mail(person: UUID) -> Person | None:
    """An open account, to send a message to; never to show. One query."""
    return Person.objects.filter(pk=person, is_active=True).first()


@contextmanager
def scope_of(viewer: Viewer) -> Iterator[None]:
    """While the block runs, rows of a partnership are those of the viewer's own; without a role there are none."""
    with scope(partnership=list(viewer.partnerships)):
        yield


def partnership(slug: str) -> Partnership:
    """One partnership with its lead; raises NotFound."""
    found = Partnership.objects.select_related("lead").filter(slug=slug).first()
    if found is None:
        raise NotFound(f"Er is geen samenwerkingsverband met de naam {slug!r}. Controleer het adres.")
    return found


def partnerships() -> tuple[Partnership, ...]:
    """Every partnership, by name. One query."""
    return tuple(Partnership.objects.order_by("name"))


def members(partnerships: Iterable[UUID], on: date | None = None) -> tuple[Member, ...]:
    """The organisations that take part on a day (today), municipalities first, by name. One query."""
    return _members(partnerships, during(on or localdate()))


def members_ever(partnerships: Iterable[UUID]) -> tuple[Member, ...]:
    """Every stretch of taking part, municipalities first, by name. One query."""
    return _members(partnerships, Q())


def members_ever_of(partnership: UUID) -> tuple[Member, ...]:
    """Every stretch of taking part in one partnership, municipalities first, by name. One query."""
    return _municipalities_first(_member(partnership, row) for row in _members_of_one.ask(partnership=partnership))


def _members(partnerships: Iterable[UUID], which: Q) -> tuple[Member, ...]:
    with scopes_disabled():
        rows = (
            _member_rows().filter(which, partnership__in=list(partnerships)).values_list("partnership", *_OF_A_MEMBER)
        )
        return _municipalities_first(_member(partnership, row) for partnership, *row in rows)


def _municipalities_first(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda member: member.municipality is None))


def references(partnerships: Iterable[UUID]) -> dict[str, UUID]:
    """Every organisation that ever took part, by the reference that plans use."""
    return {member.reference: member.organisation for member in members_ever(partnerships)}


def named(references: Iterable[str], known: Mapping[str, UUID]) -> list[UUID]:
    """The organisations that a file names, among those known. Raises BadInput for who takes no part."""
    references = list(references)
    if missing := [one for one in references if one not in known]:
        raise BadInput(
            f"{', '.join(missing)} doet niet mee in dit samenwerkingsverband. Zet de organisatie bij de deelnemers, of "
            f"noem een andere: {', '.join(known)}."
        )
    return [known[one] for one in references]


def partnerships_with(municipality: AreaCode, on: date | None = None) -> tuple[UUID, ...]:
    """The partnerships in which a municipality takes part on a day (today)."""
    with scopes_disabled():
        rows = PartnershipMember.objects.filter(during(on or localdate()), organisation__area_code=str(municipality))
        return tuple(rows.order_by("partnership__slug").values_list("partnership", flat=True))


def partnerships_ever_with(municipality: AreaCode) -> "QuerySet[PartnershipMember, UUID]":
    """The partnerships in which a municipality ever took part, as part of another question: no query of its own."""
    with scopes_disabled():
        rows = PartnershipMember.objects.filter(organisation__area_code=str(municipality))
        return rows.values_list("partnership", flat=True).distinct()


def with_fictional_municipality(partnership: str) -> Exists:
    """For a query of another room: whether an invented municipality ever took part in the partnership at this path."""
    first, last = (f"GM{number}" for number in (FICTIONAL_NUMBERS[0], FICTIONAL_NUMBERS[-1]))
    with scopes_disabled():
        rows = PartnershipMember.objects.filter(partnership=OuterRef(partnership))
        return Exists(rows.filter(organisation__area_code__range=(first, last)))


@cache
def _member_rows() -> "QuerySet[PartnershipMember, tuple[Any, ...]]":
    """Made once per process: finding the way to the columns costs more than reading them."""
    found: QuerySet[PartnershipMember] = PartnershipMember.objects.order_by("organisation__name", "since")
    return found.annotate(leads=Q(organisation=F("partnership__lead"))).values_list(*_OF_A_MEMBER)


def _rows_of_one() -> "QuerySet[PartnershipMember, tuple[Any, ...]]":
    with scopes_disabled():
        return _member_rows().filter(partnership=Given("partnership", UUIDField()))


_members_of_one = Prepared(_rows_of_one)


def during(day: date) -> Q:
    """Stretches of time that hold this day."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))


def _member(partnership: UUID, row: Sequence[Any]) -> Member:
    organisation, name, kind, code, leads, since, until = row
    return Member(
        partnership=partnership,
        organisation=organisation,
        name=name,
        kind=OrganisationKind(kind),
        municipality=AreaCode(code) if code else None,
        leads=bool(leads),  # a partnership may have no lead
        since=since,
        until=until,
    )
