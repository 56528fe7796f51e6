"""Bringing municipalities and partners together."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import TypedDict

from django.utils.timezone import localdate
from django_scopes import scope

from ineen.ground.areas import queries as areas
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations import queries, rules
from ineen.ground.organisations.models import Organisation, OrganisationKind, Partnership, PartnershipMember

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class PartnerEntry(TypedDict):
    """A partner that is no municipality; `kind` is a value of `OrganisationKind`, or its Dutch word."""

    name: str
    kind: str


def establish_partnership(
    *,
    by: Actor,
    now: datetime,
    slug: str,
    name: str,
    lead: AreaCode | None,
    municipalities: Sequence[AreaCode],
    partners: Sequence[PartnerEntry] = (),
    since: date | None = None,
) -> Partnership:
    """Make the partnership, or add what it lacks; where it stands as asked, nothing is written.

    They take part from the day `since` (today); who took part later already, now does from then. Municipalities get
    their name from the areas. Who is not named stays: leaving is an act of its own. Raises
    BadInput, and NotAllowed where `by` is a person who administers nothing, or not this partnership.
    """
    found = Partnership.objects.filter(slug=slug).select_related("lead").first()
    if by.person is not None:
        rules.check_may_establish(queries.viewer_acting(by, now), found.id if found else None)
    _check(slug, name, lead, municipalities)
    wanted = {**_municipalities(municipalities), **_partners(partners)}
    since = since or localdate(now)
    if found is None or _lacks(found, name, lead, wanted, since):
        return _establish(by=by, now=now, slug=slug, name=name, lead=lead, wanted=wanted, since=since)
    return found


@act
def _establish(
    *,
    by: Actor,
    now: datetime,
    slug: str,
    name: str,
    lead: AreaCode | None,
    wanted: dict[tuple[str, str], Organisation],
    since: date,
) -> Partnership:
    organisations = [_kept(organisation) for organisation in wanted.values()]
    leading = next((one for one in organisations if lead and one.area_code == str(lead)), None)
    partnership, made = Partnership.objects.select_for_update().update_or_create(
        slug=slug, defaults={"name": name, "lead": leading}
    )
    with scope(partnership=partnership):
        added = _take_part(partnership, organisations, since)
    record(
        on=partnership,
        what="samenwerkingsverband ingericht" if made else "samenwerkingsverband aangevuld",
        details={"name": name, "lead": str(lead or ""), "added": sorted(one.name for one in added)},
    )
    return partnership


def _take_part(partnership: Partnership, organisations: Sequence[Organisation], since: date) -> list[Organisation]:
    """Let who does not take part on a day do so: from then, up to where a later stretch begins."""
    rows = list(PartnershipMember.objects.order_by("since"))
    added = {}
    for one in organisations:
        own = [row for row in rows if row.organisation_id == one.pk]
        if not any(row.since <= since and (row.until is None or since < row.until) for row in own):
            later = next((row.since for row in own if row.since > since), None)
            added[one] = PartnershipMember(partnership=partnership, organisation=one, since=since, until=later)
    PartnershipMember.objects.bulk_create(added.values())
    return list(added)


def _lacks(
    found: Partnership, name: str, lead: AreaCode | None, wanted: dict[tuple[str, str], Organisation], day: date
) -> bool:
    present = {(member.kind.value, member.name) for member in queries.members([found.id], day)}
    leads = found.lead.area_code if found.lead else None
    return found.name != name or leads != (str(lead) if lead else None) or not present.issuperset(wanted)


def _kept(wanted: Organisation) -> Organisation:
    """The organisation as it stands, or made now. A municipality is known by its code, whatever it is called."""
    if wanted.area_code:
        kept, _ = Organisation.objects.update_or_create(
            area_code=wanted.area_code, defaults={"kind": wanted.kind, "name": wanted.name}
        )
    else:
        kept, _ = Organisation.objects.get_or_create(kind=wanted.kind, name=wanted.name)
    return kept


def _check(slug: str, name: str, lead: AreaCode | None, municipalities: Sequence[AreaCode]) -> None:
    if not _SLUG.fullmatch(slug):
        raise BadInput(f"{slug!r} kan geen adres zijn. Gebruik kleine letters, cijfers en streepjes.")
    if not name.strip():
        raise BadInput("Het samenwerkingsverband heeft geen naam. Geef een naam.")
    if not municipalities:
        raise BadInput("Een samenwerkingsverband heeft ten minste één gemeente. Noem de gemeentecodes.")
    if lead is not None and lead not in municipalities:
        raise BadInput(f"De trekker {lead} staat niet bij de gemeenten. Kies een van de deelnemende gemeenten.")


def _municipalities(codes: Sequence[AreaCode]) -> dict[tuple[str, str], Organisation]:
    names = areas.municipality_names(codes)
    if unknown := [str(code) for code in codes if str(code) not in names]:
        raise BadInput(f"Er is geen gemeente met code {', '.join(unknown)}. Zoek de code op bij CBS.")
    kind = OrganisationKind.MUNICIPALITY
    return {(kind.value, name): Organisation(kind=kind, name=name, area_code=code) for code, name in names.items()}


def _partners(entries: Sequence[PartnerEntry]) -> dict[tuple[str, str], Organisation]:
    found = {}
    for entry in entries:
        name, kind = entry["name"].strip(), _kind(entry["kind"])
        if not name:
            raise BadInput("Een partner heeft geen naam. Geef een naam of laat de partner weg.")
        if kind is OrganisationKind.MUNICIPALITY:
            raise BadInput(f"{name} is een gemeente: noem haar met haar code bij de gemeenten.")
        found[kind.value, name] = Organisation(kind=kind, name=name)
    return found


def _kind(word: str) -> OrganisationKind:
    asked = word.strip().casefold()
    for kind in OrganisationKind:
        if asked in (kind.value, str(kind.label)):
            return kind
    raise BadInput(f"{word!r} is geen soort organisatie. Kies uit: {', '.join(map(str, OrganisationKind.labels))}.")
