"""What a new delivery changed is told to whom it concerns, each with her own municipalities first."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from ineen.evidence.models import ReceivedSource, SourceVersion
from ineen.evidence.queries.change_reports import change_report
from ineen.ground.inbox.models import InboxItem
from ineen.ground.kernel.actors import Role
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations.models import Membership, Person
from ineen.ground.organisations.queries import viewer_of
from tests.evidence.conftest import NOW, Load
from tests.helpers.police_export import REGIONS
from tests.helpers.receiving import YOUTH, confirmed, handed_own, loaded
from tests.helpers.releasing import add_delivery, released_by, requested
from tests.helpers.writes import given
from tests.people import LONG_AGO, NEIGHBOUR, Cast, make_cast

pytestmark = pytest.mark.django_db(databases="__all__")
LATER: Any = {"retrieved": date(2026, 6, 24), "now": NOW + timedelta(days=1)}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def stranger(cast: Cast) -> Person:
    """An analyst of the other partnership."""
    person = cast.people[NEIGHBOUR]
    with given():
        Membership(
            person=person, organisation=cast.other.lead, partnership=cast.other, role="analyst", since=LONG_AGO
        ).save()
    return person


def notices(person: Person) -> list[str]:
    told = InboxItem.objects.filter(recipient=person, done_at=None, key__startswith="changes/")
    return list(told.values_list("sentence", flat=True))


def test_each_hears_of_her_own_municipalities(load: Load, cast: Cast, stranger: Person) -> None:
    load()
    assert notices(stranger) == []
    load({**REGIONS, "Soest": ("28", "20"), "Baarn": ("10", "99")}, **LATER)
    largest = "Soest, Totaal misdrijven 2024: 30 → 20"
    assert notices(cast.people[Role.ANALYST]) == [
        f"Politie, tabel 47013NED: 1 cijfer van uw gemeenten herzien, grootste verschil {largest}."
    ]
    assert notices(stranger) == ["Politie, tabel 47013NED: 2 cijfers herzien, geen in uw gemeenten."]
    assert notices(cast.people[Role.ADVISER]) == []


def test_new_periods_are_told_too_and_the_same_again_is_not(load: Load, cast: Cast) -> None:
    load(periods=("2023", "2024"))
    load(dict.fromkeys(REGIONS, ("1", "2")), periods=("2022", "2021"), **LATER)
    assert notices(cast.people[Role.COORDINATOR]) == ["Politie, tabel 47013NED: niets herzien. Nieuw: 2021–2022."]
    load(dict.fromkeys(REGIONS, ("1", "2")), periods=("2022", "2021"), **LATER)
    assert len(notices(cast.people[Role.COORDINATOR])) == 1


def test_an_older_delivery_that_is_loaded_later_changes_nothing_and_is_not_told(load: Load, cast: Cast) -> None:
    load(**LATER)
    load({**REGIONS, "Soest": ("28", "20")}, now=NOW + timedelta(days=2))
    assert notices(cast.people[Role.ANALYST]) == []


def test_what_a_partnership_received_is_told_there_alone(cast: Cast, stranger: Person) -> None:
    analyst = cast.people[Role.ANALYST]
    loaded(analyst)
    version = confirmed(analyst, handed_own(analyst, YOUTH.replace("Jeugd;15", "Jeugd;18"))).version
    assert version
    assert notices(cast.people[Role.COORDINATOR]) == [
        "Jongerenwerk Soest, Meldingen jeugd en geluid: 1 cijfer herzien, grootste verschil Soest, Jeugd 2024: 15 → 18."
    ]
    assert notices(stranger) == []
    with pytest.raises(NotFound):
        change_report(viewer_of(stranger.pk, NOW), version.pk)
    with pytest.raises(NotAllowed):
        change_report(viewer_of(cast.people[Role.ADVISER].pk, NOW), version.pk)
    client = Client()
    client.force_login(analyst)
    with scopes_disabled():
        source = ReceivedSource.objects.get()
    page = client.get(f"/bronnen/leveringen/{version.pk}/wijzigingen").content.decode()
    assert "meldingen jeugd" in page
    assert f"/bronnen/ontvangen/{source.pk}" in page
    assert (
        f"/bronnen/leveringen/{version.pk}/wijzigingen"
        in client.get(f"/bronnen/ontvangen/{source.pk}").content.decode()
    )


def test_a_report_goes_on_pages_and_is_narrowed(load: Load, cast: Cast) -> None:
    load()
    version = load({name: ("77", told[1]) for name, told in REGIONS.items()}, **LATER).version
    viewer = viewer_of(cast.people[Role.ANALYST].pk, NOW)
    whole = change_report(viewer, version.pk)
    assert whole.count == len(whole.changes) == len(REGIONS)
    second = change_report(viewer, version.pk, skip=2, most=3)
    assert (second.count, second.changes) == (whole.count, whole.changes[2:5])
    own = change_report(viewer, version.pk, own=True)
    assert [str(one.key.area) for one in own.changes] == ["GM0342"]
    assert change_report(viewer, version.pk, category="Iets anders").count == 0


def test_a_release_is_no_delivery_and_tells_no_differences(cast: Cast, stranger: Person) -> None:
    analyst, officer = cast.people[Role.ANALYST], cast.people[Role.PRIVACY_OFFICER]
    row = released_by(analyst, officer, requested(analyst, add_delivery(cast.own)))
    assert row.published
    client = Client()
    for person in (analyst, stranger):
        with pytest.raises(NotFound):
            change_report(viewer_of(person.pk, NOW), row.published.pk)
    client.force_login(analyst)
    for page in ("wijzigingen", "wijzigingen.csv"):
        assert client.get(f"/bronnen/leveringen/{row.published.pk}/{page}").status_code == 404


def test_a_damaged_delivery_says_that_nobody_can_tell(load: Load, cast: Cast, figures: Any) -> None:
    load()
    version = load({**REGIONS, "Soest": ("28", "20")}, **LATER).version
    for path in (figures / version.source / version.content_hash).glob("*.parquet"):
        path.write_bytes(b"weg")
    with pytest.raises(BadInput, match="beschadigd"):
        change_report(viewer_of(cast.people[Role.ANALYST].pk, NOW), version.pk)
    with pytest.raises(NotFound):
        change_report(viewer_of(cast.people[Role.ANALYST].pk, NOW), version.pk + 1)
    assert SourceVersion.objects.count() == 2
