"""The section `samenwerkingsverband`: who work together, from the room of organisations."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from django.utils.timezone import localdate
from pydantic import BeforeValidator, Field, WithJsonSchema

from ineen.faces.exchange.problems import Place
from ineen.faces.exchange.registry import Parts, Section
from ineen.faces.exchange.shapes import Day, MaybeEmpty, Shape, Slug, Text, Words
from ineen.ground.areas.queries import fictional_municipalities, listed_municipalities
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.organisations import queries
from ineen.ground.organisations.actions import establish_partnership
from ineen.ground.organisations.queries import OrganisationKind
from ineen.ground.ui.fictional import is_fictional

KEY = "samenwerkingsverband"
S = TypeVar("S", bound=Shape)
Name = Annotated[str, Field(min_length=1, max_length=160)]
_CODE = r"^GM\d{4}$"


def _code(written: Any) -> Any:
    if isinstance(written, str) and re.fullmatch(_CODE, written):
        return written
    raise ValueError(f"'{written or ''}' is geen gemeentecode; schrijf GM en vier cijfers, bijvoorbeeld GM0342")


MunicipalityCode = Annotated[str, BeforeValidator(_code), WithJsonSchema({"type": "string", "pattern": _CODE})]


Kind = Annotated[
    OrganisationKind,
    Words({kind.label: kind for kind in OrganisationKind if kind is not OrganisationKind.MUNICIPALITY}),
]


class MunicipalityShape(Shape):
    code: MunicipalityCode = Field(alias="code", description="de CBS-code van de gemeente, zoals GM0342")
    name: Name = Field(alias="naam", description="de naam van de gemeente")


class PartnerShape(Shape):
    name: Name = Field(alias="naam", description="de naam van de organisatie")
    kind: Kind = Field(alias="soort", description="wat voor organisatie het is")


class PartnershipShape(Shape):
    slug: Slug = Field(alias="sleutel", description="korte naam, zoals bes")
    name: Name = Field(alias="naam", description="de naam van het samenwerkingsverband")
    since: Day = Field(alias="vanaf", description="vanaf welke dag deze organisaties meedoen")
    lead: Text = Field("", alias="trekker", description="de CBS-code van de gemeente die trekt")
    municipalities: tuple[MunicipalityShape, ...] = Field(
        alias="gemeenten", min_length=1, max_length=60, description="de gemeenten, met code en naam"
    )
    partners: MaybeEmpty[PartnerShape] = Field(
        (), alias="partners", max_length=60, description="de andere organisaties"
    )


def examine(partnership: PartnershipShape, _parts: Parts) -> Iterator[tuple[Place, str]]:
    """Codes that exist, names that belong to them, each once, and a lead that takes part."""
    codes = [one.code for one in partnership.municipalities]
    names = _known_names(codes)
    for index, one in enumerate(partnership.municipalities):
        place: Place = ("gemeenten", index, "code")
        if one.code not in names:
            yield place, f"er is geen gemeente met code {one.code}; {_where_to_look(one.code)}"
        elif one.name not in names[one.code]:
            yield place, f"{one.code} is {min(names[one.code])}, niet {one.name}; verbeter de code of de naam"
        if one.code in codes[:index]:
            yield place, f"{one.code} staat er twee keer; laat er één staan"
    for index, partner in enumerate(partnership.partners):
        if partner in partnership.partners[:index]:
            yield ("partners", index, "naam"), f"{partner.name} staat er twee keer; laat er één staan"
    if partnership.lead and partnership.lead not in codes:
        yield ("trekker",), f"'{partnership.lead}' staat niet onder gemeenten; kies uit {', '.join(codes)}"


def _known_names(codes: Iterable[str]) -> dict[str, set[str]]:
    """Code → how it may be called. Invented municipalities are asked for only where the file names one."""
    names = {one.code: {one.name, *one.other_names} for one in listed_municipalities()}
    if is_fictional(codes):
        names |= {one.code: {one.name} for one in fictional_municipalities()}
    return names


def _where_to_look(code: str) -> str:
    if is_fictional([code]):
        return "zij is verzonnen; laad eerst het voorbeeld: `ineen demonstration load`"
    return "zoek de code op bij het CBS"


def _standing(_by: Actor, part: PartnershipShape) -> PartnershipShape | None:
    """Who take part on the day that the file names, in the file's order and with its spelling of a municipality, so
    that only real differences show."""
    try:
        found = queries.partnership(part.slug)
    except NotFound:
        return None
    members = queries.members([found.id], on=part.since)
    spelled = {one.code: one.name for one in part.municipalities}
    municipalities = [
        MunicipalityShape(code=str(one.municipality), name=spelled.get(str(one.municipality), one.name))
        for one in members
        if one.municipality
    ]
    partners = [PartnerShape(name=one.name, kind=one.kind) for one in members if not one.municipality]
    # not validated: before its first day nobody takes part yet
    return PartnershipShape.model_construct(
        slug=found.slug,
        name=found.name,
        since=part.since,
        lead=(found.lead.area_code or "") if found.lead else "",
        municipalities=_as_in_file(municipalities, part.municipalities),
        partners=_as_in_file(partners, part.partners),
    )


def _held(_by: Actor, slug: str) -> PartnershipShape | None:
    """Who take part today, and since when all of them do."""
    return taking_part(slug, localdate())


def taking_part(slug: str, first: date) -> PartnershipShape | None:
    """Who take part on or after a day, by name; `since` is the first day on which all of them did."""
    try:
        found = queries.partnership(slug)
    except NotFound:
        return None
    stretches = [one for one in queries.members_ever([found.id]) if one.until is None or one.until > first]
    began = {one.reference: one for one in sorted(stretches, key=lambda one: one.since, reverse=True)}
    members = sorted(began.values(), key=lambda one: one.name)
    return PartnershipShape(
        slug=found.slug,
        name=found.name,
        since=max(one.since for one in members),
        lead=(found.lead.area_code or "") if found.lead else "",
        municipalities=tuple(
            MunicipalityShape(code=str(one.municipality), name=one.name) for one in members if one.municipality
        ),
        partners=tuple(PartnerShape(name=one.name, kind=one.kind) for one in members if not one.municipality),
    )


def _as_in_file(standing: list[S], in_file: tuple[S, ...]) -> tuple[S, ...]:
    return tuple(sorted(standing, key=lambda one: in_file.index(one) if one in in_file else len(in_file)))


def _bring_in(section: PartnershipShape, *, by: Actor, now: datetime, replace: bool) -> None:
    standing = _standing(by, section)
    _check_nobody_leaves(section, standing)
    if standing is not None and standing != section and not replace:
        raise BadInput(
            f"Het samenwerkingsverband {section.slug} staat al in Ineen. Gebruik --replace om het te wijzigen."
        )
    establish_partnership(
        by=by,
        now=now,
        slug=section.slug,
        name=section.name,
        lead=AreaCode(section.lead) if section.lead else None,
        municipalities=[AreaCode(one.code) for one in section.municipalities],
        partners=[{"name": one.name, "kind": one.kind.value} for one in section.partners],
        since=section.since,
    )


def _check_nobody_leaves(section: PartnershipShape, standing: PartnershipShape | None) -> None:
    if standing is None:
        return
    gone = [one.name for one in standing.municipalities if one not in section.municipalities]
    gone += [one.name for one in standing.partners if one not in section.partners]
    if gone:
        raise BadInput(
            f"{', '.join(gone)} doet mee in {section.slug}, en ontbreekt in dit bestand. Zet de organisatie erbij: "
            "uit een samenwerkingsverband stappen kan niet met een planbestand."
        )


SECTION = Section(
    key=KEY,
    description="wie er samenwerken",
    shape=PartnershipShape,
    examine=examine,
    held=_held,
    standing=_standing,
    bring_in=_bring_in,
)
