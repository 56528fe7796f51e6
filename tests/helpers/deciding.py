"""A plan of five municipalities of which three councils decided, for the pages where it is decided. All invented."""

from dataclasses import replace
from datetime import date
from typing import Final
from unittest.mock import patch
from uuid import UUID

from django.utils import timezone

from ineen.ground.kernel.actors import Role
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.ground.organisations.actions import establish_partnership
from ineen.ground.organisations.models import Membership, Organisation, Partnership, Person
from ineen.policy.decisions.actions import (
    AmendmentEntry,
    adopt,
    adopt_amended,
    impose_secrecy,
    offer_to_council,
    plan_days,
    submit_plan,
)
from ineen.policy.decisions.models import Amendment, Decision, DecisionBody
from ineen.policy.plans.actions import import_plan
from tests.helpers.public_site import BY, NOW
from tests.helpers.writes import given
from tests.people import Cast
from tests.policy.plans.scene import TEXT

SINCE, COLLEGE_DAY, COUNCIL_DAY = date(2023, 1, 1), date(2026, 3, 3), date(2026, 5, 12)
TOWNS: Final = tuple(map(AreaCode, ("GM0308", "GM0317", "GM0310", "GM0313", "GM0356")))
BAARN, EEMNES, DE_BILT, BUNSCHOTEN, NIEUWEGEIN = TOWNS
DOSSIER, SECRET = "/besluiten/beekrand-2024-2027", "/besluiten/beekrand-geheim"
FROZEN, AMENDED = UUID("6a1f6a1e-0000-4000-8000-000000000001"), UUID("6a1f6a1e-0000-4000-8000-000000000002")
ADOPTED = 90_001  # the decision of Baarn
# walked by the people of Nieuwegein: Baarn amended the first, the others lie at the council of Nieuwegein
WALKED, TO_AMEND, TO_ADOPT = "beekrand-lopen", "beekrand-wijzigen", "beekrand-vaststellen"
TITLES: Final = {"beekrand-2024-2027": "Samen veilig aan de beek", "beekrand-geheim": "Het besloten plan"} | {
    slug: f"Plan voor {slug}" for slug in (WALKED, TO_AMEND, TO_ADOPT)
}
PLACE: Final = "theme/woonoverlast/approach"
PARTS: Final = {
    "coordinator-beek": (Role.COORDINATOR, BAARN),
    "griffier-beek": (Role.GRIFFIER, DE_BILT),
    "adviser-nieuwegein": (Role.ADVISER, NIEUWEGEIN),
    "mayor-nieuwegein": (Role.MAYOR, NIEUWEGEIN),
    "griffier-nieuwegein": (Role.GRIFFIER, NIEUWEGEIN),
}


def set_deciding_scene(cast: Cast) -> None:
    """The partnership with two plans, one of them secret, and who looks."""
    made = establish_partnership(
        by=BY, now=NOW, slug="beekrand", name="Beekrand", lead=None, since=SINCE, municipalities=TOWNS, partners=[]
    )
    with given():
        for part, (role, code) in PARTS.items():
            cast.people[part] = _person(part, role, code, Partnership.objects.get(pk=made.id))
    _bring_in("beekrand-geheim")
    for code in TOWNS:
        submit_plan(by=BY, now=NOW, plan="beekrand-geheim", municipality=code)
    impose_secrecy(
        by=BY,
        now=NOW,
        plan="beekrand-geheim",
        municipality=BAARN,
        body=DecisionBody.COLLEGE,
        ground="de opsporing van strafbare feiten",
        until=None,
    )
    _decide("beekrand-2024-2027")
    for slug in (WALKED, TO_AMEND, TO_ADOPT):
        _bring_in(slug)
        _to_council(slug, BAARN if slug == WALKED else NIEUWEGEIN)
    entry = AmendmentEntry(PLACE, "Eerst praten, dan pas handhaven.", "De raad wil geduld.")
    adopt_amended(by=BY, now=NOW, plan=WALKED, municipality=BAARN, decided_on=COUNCIL_DAY, amendments=[entry])


def _bring_in(slug: str) -> None:
    themes = tuple(replace(one, approach="Eerst praten.") if one.slug == "woonoverlast" else one for one in TEXT.themes)
    plan = replace(TEXT, slug=slug, title=TITLES[slug], partnership="beekrand", themes=themes)
    import_plan(by=BY, now=NOW, plan=replace(plan, audience=Audience.PARTNERSHIP))


def _to_council(slug: str, code: AreaCode) -> None:
    submit_plan(by=BY, now=NOW, plan=slug, municipality=code)
    offer_to_council(by=BY, now=NOW, plan=slug, municipality=code, decided_on=SINCE)


def _decide(slug: str) -> None:
    _bring_in(slug)
    ahead = timezone.localdate().replace(year=timezone.localdate().year + 1, day=1)
    for code in TOWNS:
        about = {"plan": slug, "municipality": code}
        plan_days(by=BY, now=NOW, **about, college_on=None, committee_on=None, council_on=ahead)  # type: ignore[arg-type]
        submit_plan(by=BY, now=NOW, plan=slug, municipality=code)
    for code in TOWNS[:4]:
        offer_to_council(by=BY, now=NOW, plan=slug, municipality=code, decided_on=COLLEGE_DAY)
    entry = AmendmentEntry(PLACE, "Eerst praten, en elk jaar vertellen wat dat opleverde.", "De raad wil het horen.")
    with (
        patch("ineen.policy.decisions.actions.taking.uuid4", return_value=FROZEN),
        patch.object(Amendment._meta.get_field("id"), "_get_default", lambda: AMENDED),
    ):
        adopt_amended(by=BY, now=NOW, plan=slug, municipality=EEMNES, decided_on=COUNCIL_DAY, amendments=[entry])
    with patch.object(Decision._meta.get_field("id"), "_get_default", lambda: ADOPTED):
        adopt(by=BY, now=NOW, plan=slug, municipality=BAARN, decided_on=COUNCIL_DAY, reference="2026-114")


def _person(part: str, role: Role, code: AreaCode, partnership: Partnership) -> Person:
    person = Person.objects.create(email=f"{part}@voorbeeld.test", name=f"Voorbeeldpersoon {part}")
    Membership(
        person=person,
        organisation=Organisation.objects.get(area_code=str(code)),
        partnership=partnership,
        role=role.value,
        since=SINCE,
    ).save()
    return person
