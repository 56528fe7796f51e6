"""The pages on which files are dropped, confirmed and withdrawn, as an analyst meets them without a script."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ineen.evidence import states
from ineen.evidence.models import Release, Submission
from ineen.evidence.queries import source_versions
from ineen.ground.files.models import StoredFile
from ineen.ground.kernel.actors import RESIDENT, Role
from ineen.ground.organisations.models import Membership, Person
from ineen.ground.ui.viewer import ACTS_AS
from tests.evidence.conftest import Load
from tests.helpers.handing_in import FETCHED, add_submission, handed, sample_preview, work
from tests.helpers.police_export import REGIONS, export_text
from tests.helpers.writes import given
from tests.people import LONG_AGO, Cast, make_cast

pytestmark = pytest.mark.django_db(databases="__all__")
State = Submission.State
DROP = "/bronnen/aanleveren"
LIST = "/bronnen/aanleveringen"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def analyst(cast: Cast) -> Person:
    return cast.people[Role.ANALYST]


@pytest.fixture
def client(analyst: Person) -> Client:
    client = Client()
    client.force_login(analyst)
    return client


@pytest.fixture(autouse=True)
def small(settings: Any) -> None:
    settings.INEEN_FILE_BYTES = 20_000


def send(client: Client, person: Person, content: bytes | str, name: str = "uitvoer.csv", **words: str) -> Any:
    data = content if isinstance(content, bytes) else content.encode()
    given_words = {"delivery": SimpleUploadedFile(name, data), "source": ""}
    return client.post(DROP, given_words | words, follow=True)


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_a_dropped_file_gets_a_page_and_stands_on_the_list(client: Client, analyst: Person) -> None:
    response = send(client, analyst, export_text(), day="2026-06-20")
    row = response.context["handed"].row
    assert response.redirect_chain[0][0] == f"{LIST}/{row.pk}"
    assert "Ineen leest het bestand" in text_of(response)
    assert 'hx-trigger="every 2s"' in text_of(response)
    assert row.retrieved.isoformat() == "2026-06-20"
    assert "voorbeeld wordt gemaakt" in text_of(client.get(LIST))


def test_the_preview_is_confirmed_on_its_page(client: Client, analyst: Person) -> None:
    row = handed(analyst, {**REGIONS, "Nergenshuizen": ("1", "2")})
    work()
    page = text_of(client.get(f"{LIST}/{row.pk}"))
    assert "Ineen begrijpt 16 cijfers over 8 gebieden" in page
    assert "Nergenshuizen" in page
    assert 'value="2026-06-23"' in page
    response = client.post(f"{LIST}/{row.pk}/bevestigen", {"retrieved": "2026-06-22"}, follow=True)
    assert "Ineen laadt de cijfers" in text_of(response)
    work(timezone.now())
    page = text_of(client.get(f"{LIST}/{row.pk}"))
    assert "Geladen: deze cijfers zijn in gebruik" in page
    assert source_versions(RESIDENT).get().retrieved.isoformat() == "2026-06-22"


def test_a_day_that_cannot_be_comes_back_with_what_was_typed(client: Client, analyst: Person) -> None:
    row = handed(analyst)
    work()
    for typed, told in (("2099-01-01", "ligt in de toekomst"), ("gisteren", "Dit is geen dag")):
        page = text_of(client.post(f"{LIST}/{row.pk}/bevestigen", {"retrieved": typed}))
        assert told in page
        assert f'value="{typed}"' in page
    assert not source_versions(RESIDENT).exists()


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"", "leeg.csv", "leeg.csv: dit bestand is leeg"),
        (b"a;b\n" * 6000, "groot.csv", "groot.csv: dit bestand is 1 MB, en mag hoogstens 0 MB zijn"),
        (b"PK\x03\x04" + b"\x00" * 50, "tabel.xlsx", "tabel.xlsx: Dit Excel-bestand is beschadigd"),
        ("gemeente;aantal\n".encode("utf-16"), "tabel.csv", "UTF-16"),
        (b"gemeente;\x00aantal\n", "tabel.csv", "niet te lezen"),
        (b"%PDF-1.7", "tabel.pdf", "Dit is een PDF"),
    ],
)
def test_what_is_no_table_is_refused_at_once_and_the_choice_stays(
    client: Client, analyst: Person, content: bytes, name: str, told: str
) -> None:
    response = send(client, analyst, content, name, source="politie-47013")
    assert told in text_of(response)
    assert '<option value="politie-47013" selected>' in text_of(response)
    assert not StoredFile.objects.exists()
    assert "Er is nog niets aangeleverd" in text_of(client.get(LIST))


def test_of_a_file_that_is_too_large_no_more_than_the_limit_reaches_the_disk(
    client: Client, analyst: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    monkeypatch.setattr(
        TemporaryFileUploadHandler, "receive_data_chunk", lambda _self, raw, _start: written.append(len(raw))
    )
    assert "mag hoogstens" in text_of(send(client, analyst, b"a;b\n" * 60_000, "groot.csv"))
    assert sum(written) <= 20_000


def test_without_a_file_the_page_asks_for_one(client: Client, analyst: Person) -> None:
    page = text_of(client.post(DROP, {"source": ""}))
    assert "Kies een bestand." in page
    assert 'href="#id_delivery"' in page


def test_with_htmx_only_what_is_wrong_comes_back(client: Client, analyst: Person) -> None:
    words = {"delivery": SimpleUploadedFile("leeg.csv", b""), "source": ""}
    response = client.post(DROP, words, headers={"HX-Request": "true"})
    assert response.content.count(b"<form") == 0
    assert "dit bestand is leeg" in text_of(response)
    words["delivery"] = SimpleUploadedFile("uitvoer.csv", export_text().encode())
    response = client.post(DROP, words, headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"].startswith(LIST)


def test_polling_gives_the_progress_alone_and_then_the_page_again(client: Client, analyst: Person) -> None:
    row = handed(analyst)
    response = client.get(f"{LIST}/{row.pk}", headers={"HX-Request": "true"})
    assert response.content.strip().startswith(b'<div id="stand"')
    assert b'role="status"' not in response.content
    work()
    response = client.get(f"{LIST}/{row.pk}", headers={"HX-Request": "true"})
    assert response.headers["HX-Refresh"] == "true"


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("part", [Role.ANALYST, Role.COORDINATOR, Role.ADMINISTRATOR])
def test_every_state_has_a_page_that_offers_what_the_table_allows(
    load: Load, cast: Cast, state: str, part: Role
) -> None:
    version = load().version if state in ("loaded", "unchanged") else None
    row = add_submission(cast.own, state, version=version)
    client = Client()
    client.force_login(cast.people[part])
    page = text_of(client.get(f"{LIST}/{row.pk}"))
    allowed = states.steps_from(State(state), states.Hand.PERSON)
    assert ("Bevestig en laad" in page) == (State.LOADING in allowed)
    assert ("Annuleer" in page.replace("Geannuleerd", "")) == (State.CANCELLED in allowed)
    assert page.count("<h1") == 1
    assert State(state).label in text_of(client.get(LIST))


@pytest.mark.parametrize("state", State.values)
def test_a_step_that_the_table_does_not_have_is_told_and_changes_nothing(
    load: Load, cast: Cast, client: Client, state: str
) -> None:
    version = load().version if state in ("loaded", "unchanged") else None
    row = add_submission(cast.own, state, version=version)
    may = states.steps_from(State(state), states.Hand.PERSON)
    confirming = ("bevestigen", {"retrieved": FETCHED.isoformat()}, State.LOADING)
    for path, words, to in (confirming, ("annuleren", {}, State.CANCELLED)):
        if to in may:
            continue
        response = client.post(f"{LIST}/{row.pk}/{path}", words, follow=True)
        assert response.status_code == 200
        assert response.context["handed"].row.state == state
        if (state, to) not in (("loading", State.LOADING), ("loaded", State.LOADING)):  # twice is once
            assert f"Deze aanlevering is {State(state).label}" in text_of(response)


def test_the_regions_that_are_not_known_are_a_file_without_formulas(client: Client, cast: Cast) -> None:
    row = add_submission(cast.own)
    response = client.get(f"{LIST}/{row.pk}/niet-herkend.csv")
    assert response.content.decode().splitlines() == [
        "\ufeffbestand;rij;regio;waarom",
        "uitvoer.csv;15;'=Nergenshuizen;Onbekende regio.",
    ]
    row = add_submission(cast.own, preview=sample_preview(unresolved=()).as_stored())
    assert client.get(f"{LIST}/{row.pk}/niet-herkend.csv").status_code == 404


def test_municipalities_that_are_missing_where_the_parts_do_not_add_up_are_named(client: Client, cast: Cast) -> None:
    row = add_submission(cast.own)
    assert "Van 2 gemeenten staat er geen rij in het bestand, zoals Baarn en Soest." in text_of(
        client.get(f"{LIST}/{row.pk}")
    )
    other = add_submission(cast.own, preview=sample_preview(lacking=("Soest",)).as_stored())
    assert "Van 1 gemeente staat er geen rij in het bestand: Soest." in text_of(client.get(f"{LIST}/{other.pk}"))


def test_who_has_more_functions_hands_in_for_the_one_she_acts_as(client: Client, cast: Cast, analyst: Person) -> None:
    with given():
        other = Membership(
            person=analyst,
            organisation=cast.other.lead,
            partnership=cast.other,
            role=Role.ANALYST.value,
            since=LONG_AGO + timedelta(days=1),  # the older one comes first
        )
        other.save()
    own = send(client, analyst, export_text()).context["handed"].row
    assert own.partnership == cast.own
    session = client.session
    session[ACTS_AS] = str(other.pk)
    session.save()
    assert client.get(f"{LIST}/{own.pk}").status_code == 404
    there = send(client, analyst, export_text()).context["handed"].row
    assert (there.partnership, there.handed_in_as) == (cast.other, "analist, Emmen")


def test_the_list_asks_no_more_where_there_is_more(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for _ in range(30):
        add_submission(cast.own)
    with django_assert_max_num_queries(12):
        page = client.get(LIST)
    assert "Bladzijde 1 van 2" in text_of(page)


def test_a_delivery_is_withdrawn_with_a_reason(load: Load, client: Client) -> None:
    version = load().version
    address = reverse("evidence:withdraw", args=["politie-47013", version.pk])
    page = text_of(client.get(address))
    assert "De 16 cijfers over 2023–2024" in page
    assert "Zeg waarom" in text_of(client.post(address, {"because": " "}))
    assert Release.objects.get().withdrawn_at is None
    response = client.post(address, {"because": "verkeerd bestand"}, follow=True)
    assert response.redirect_chain[-1][0] == "/bronnen/politie-47013"
    assert Release.objects.get().withdrawn_because == "verkeerd bestand"
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("part", [Role.ADVISER, Role.MAYOR, Role.COUNCIL_MEMBER, Role.PARTNER_CONTRIBUTOR])
def test_others_hand_nothing_in_and_withdraw_nothing(load: Load, cast: Cast, part: Role) -> None:
    version = load().version
    client = Client()
    client.force_login(cast.people[part])
    assert "analist, coördinator of beheerder" in text_of(client.get(DROP))
    assert send(client, cast.people[part], export_text()).status_code == 403
    address = reverse("evidence:withdraw", args=["politie-47013", version.pk])
    assert client.post(address, {"because": "zomaar"}).status_code == 403
    assert Release.objects.get().withdrawn_at is None
    assert not StoredFile.objects.exists()
