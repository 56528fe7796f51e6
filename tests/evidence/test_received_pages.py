"""Saying what stands in a file, as an analyst meets it without a script; and what a member reads afterwards."""

import csv
import io
import re
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_scopes import scopes_disabled

from ineen.evidence.models import ReceivedSource, Submission
from ineen.evidence.queries.descriptions import description_of
from ineen.ground.kernel.actors import Role
from ineen.ground.organisations.models import Person
from tests.helpers.handing_in import shown, work
from tests.helpers.receiving import YOUTH, handed_own, loaded
from tests.helpers.workbook import workbook
from tests.people import NEIGHBOUR, Cast, make_cast

pytestmark = pytest.mark.django_db(databases="__all__")
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


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def answers(page: Any) -> dict[str, str]:
    """What the fields of the page hold now, as a browser would send them back."""
    form = page.context["form"]
    told = {name: "" if (value := form[name].value()) is None else str(value) for name in form.fields}
    about = page.context.get("about")
    return told | ({"sheet": about["sheet"].value(), "head": str(about["head"].value())} if about else {})


def field(page: Any, label: str) -> str:
    """The name of the field with this label."""
    form = page.context["form"]
    return str(next(name for name in form.fields if form[name].label == label))


def test_a_file_is_described_in_two_pages_and_then_previewed(client: Client, analyst: Person) -> None:
    handing = {"delivery": SimpleUploadedFile("meldingen.csv", YOUTH.encode()), "source": ""}
    row = client.post("/bronnen/aanleveren", handing, follow=True).context["handed"].row
    work(timezone.now())
    page = client.get(f"{LIST}/{row.pk}")
    assert "Zeg wat er in het bestand staat" in text_of(page)
    here = f"{LIST}/{row.pk}/inhoud"
    page = client.get(here)
    assert "4 cijfers, over 1 gebieden en 2 klassen. 2023–2024." in text_of(page)
    assert "Soest · Nergens" in text_of(page)
    assert "1 keer neemt Ineen iets niet over" in text_of(page)
    page = client.post(here, answers(page) | {"actie": "verder"}, follow=True)
    assert page.redirect_chain[0][0] == f"{here}/betekenis"
    empty = client.post(f"{here}/betekenis", answers(page))
    assert "Zeg van welke organisatie de cijfers zijn." in text_of(empty)
    assert "Zeg waarin ‘Jeugd’ is geteld." in text_of(empty)
    words = answers(page) | {"title": "Meldingen", "publisher": "Jongerenwerk", "ground": "Afspraak van 3 maart 2024"}
    words |= {name: "meldingen" for name in words if name.startswith("eenheid")}
    page = client.post(f"{here}/betekenis", words, follow=True)
    assert "Ineen leest het bestand" in text_of(page)
    work(timezone.now())
    told = text_of(client.get(f"{LIST}/{row.pk}"))
    assert "Ineen begrijpt 4 cijfers over 1 gebieden" in told
    assert "12 meldingen" in told
    assert "Onbekend gebied" in told
    assert "Leg het anders uit" in told


def test_the_preview_follows_the_choices_and_writes_nothing(client: Client, analyst: Person) -> None:
    row = handed_own(analyst)
    here = f"{LIST}/{row.pk}/inhoud"
    page = client.get(here)
    before = shown(analyst, row).row.description
    chosen = answers(page) | {field(page, "Soort"): "nothing", "actie": "voorbeeld"}
    fragment = client.post(here, chosen, HTTP_HX_REQUEST="true")
    assert "<html" not in text_of(fragment)
    assert "geven elk een ander cijfer voor Soest, 2023" in text_of(fragment)
    assert "Is dat de klasse?" in text_of(fragment)
    whole = client.post(here, chosen)
    assert text_of(fragment) in text_of(whole)  # the same, also without a script
    assert shown(analyst, row).row.description == before


def test_a_choice_that_cannot_be_is_told_and_the_others_stay(client: Client, analyst: Person) -> None:
    row = handed_own(analyst)
    page = client.get(f"{LIST}/{row.pk}/inhoud")
    chosen = answers(page) | {field(page, "Gemeente"): "nothing", field(page, "Soort"): "unit", "actie": "verder"}
    page = client.post(f"{LIST}/{row.pk}/inhoud", chosen)
    assert "Kies de kolom met het gebied" in text_of(page)
    assert page.context["form"][field(page, "Soort")].value() == "unit"


def test_the_area_and_the_period_may_hold_for_the_whole_sheet(client: Client, analyst: Person) -> None:
    row = handed_own(analyst, "Soort;Aantal\nJeugd;12\nGeluid;x\n")
    here = f"{LIST}/{row.pk}/inhoud"
    page = client.get(here)
    assert "Kies de kolom met het gebied, of vul in" in text_of(page)
    words = answers(page) | {"area": "Soest", "period": "2024", "actie": "verder"}
    sign = field(page, "‘x’")
    client.post(here, words | {sign: "absent"})
    said = description_of(shown(analyst, row).row)
    assert said
    assert (said.mapping.area, said.mapping.period, said.mapping.symbols["x"].value) == ("Soest", "2024", "absent")


def test_another_sheet_and_another_row_are_read_anew(client: Client, analyst: Person) -> None:
    sheets: dict[str, list[list[object]]] = {
        "Toelichting": [["Uitleg", "van"]],
        "Cijfers": [["Titel"], ["Gemeente", "Jaar", "Aantal"], ["Soest", 2024, 3]],
    }
    row = handed_own(analyst, workbook(sheets), "cijfers.xlsx")
    here = f"{LIST}/{row.pk}/inhoud"
    page = client.post(here, {"sheet": "Cijfers", "head": "2", "actie": "opnieuw"})
    assert "1 cijfer, over 1 gebieden" in text_of(page)
    page = client.post(here, {"sheet": "Cijfers", "head": "7", "actie": "opnieuw"})
    assert "Op rij 7 staat niets" in text_of(page)
    page = client.post(here, {"sheet": "Weg", "head": "2", "actie": "opnieuw"})
    assert page.status_code == 200


def test_a_total_is_asked_and_nothing_goes_on_without_an_answer(client: Client, analyst: Person) -> None:
    row = handed_own(analyst, YOUTH + "Soest;2023;Totaal;19\n")
    here = f"{LIST}/{row.pk}/inhoud"
    client.post(here, answers(client.get(here)) | {"actie": "verder"})
    page = client.get(f"{here}/betekenis")
    words = answers(page) | {"title": "M", "publisher": "J", "ground": "A"}
    words |= {name: "meldingen" for name in words if name.startswith("eenheid")}
    total = field(page, "Wat doet u met ‘Totaal’?")
    assert "Zeg wat er met ‘Totaal’ moet." in text_of(client.post(f"{here}/betekenis", words))
    client.post(f"{here}/betekenis", words | {total: "left_out"})
    work(timezone.now())
    preview = shown(analyst, row).preview
    assert preview
    assert preview.measures == ("Geluid", "Jeugd")


def test_what_is_not_taken_in_is_a_file_without_formulas(client: Client, analyst: Person) -> None:
    from tests.helpers.receiving import described

    row = described(analyst, handed_own(analyst, YOUTH + "=1+1;2024;Jeugd;3\n"))
    response = client.get(f"{LIST}/{row.pk}/niet-overgenomen.csv")
    lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert lines[0] == ["rij", "kolom", "daar staat", "waarom niet"]
    assert [line[:3] for line in lines[1:]] == [["6", "Gemeente", "Nergens"], ["7", "Gemeente", "'=1+1"]]


def test_members_read_the_figures_and_take_them_along(client: Client, cast: Cast, analyst: Person) -> None:
    loaded(analyst, YOUTH, publisher="=Jongerenwerk Soest")
    with scopes_disabled():
        source = ReceivedSource.objects.get()
    assert "Meldingen jeugd en geluid" in text_of(client.get("/bronnen/ontvangen"))
    here = f"/bronnen/ontvangen/{source.pk}"
    with scopes_disabled():
        loud = source.indicators.get(category="Geluid")
    page = text_of(client.get(f"{here}?cijfer={loud.pk}"))
    assert "Niet openbaar" in page
    assert "niet getoond: te klein aantal" in page
    assert (
        "Bron: =Jongerenwerk Soest, tabel Meldingen jeugd en geluid, opgehaald 23 juni 2026. Niet vrijgegeven." in page
    )
    lines = client.get(f"{here}/cijfers.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("gebied;code;periode;cijfer;eenheid;waarde")
    assert "Soest;GM0342;2023;meldingen geluid;meldingen;7;;;definitief;'=Jongerenwerk Soest;" in lines[1]
    assert not re.search(r"(?:^|;)=", "\n".join(lines))
    sheet = ZipFile(io.BytesIO(client.get(f"{here}/cijfers.xlsx").content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert client.get(f"{here}/cijfers.exe").status_code == 404
    stranger = Client()
    stranger.force_login(cast.people[NEIGHBOUR])
    for address in (here, f"{here}/cijfers.csv", f"{here}/anders"):
        assert stranger.get(address).status_code == 404
    assert "Er zijn nog geen ontvangen cijfers" in text_of(stranger.get("/bronnen/ontvangen"))
    assert Client().get(here).status_code == 302


def test_names_are_changed_the_shape_forgotten_and_a_delivery_withdrawn(client: Client, analyst: Person) -> None:
    version = loaded(analyst).version
    assert version
    with scopes_disabled():
        source = ReceivedSource.objects.get()
    here = f"/bronnen/ontvangen/{source.pk}"
    page = client.get(f"{here}/anders")
    words = answers(page) | {"title": "Jeugd", "publisher": ""}
    assert "Zeg van welke organisatie" in text_of(client.post(f"{here}/anders", words))
    page = client.post(f"{here}/anders", words | {"publisher": "Jongerenwerk"}, follow=True)
    assert "De cijfers zelf zijn niet veranderd" in text_of(page)
    assert '<h1 class="utrecht-heading-1">Jeugd</h1>' in text_of(page)
    assert "Bij een volgend bestand vraagt Ineen opnieuw" in text_of(client.post(f"{here}/vergeten", follow=True))
    assert "al vergeten" in text_of(client.post(f"{here}/vergeten", follow=True))
    away = f"{here}/leveringen/{version.pk}/intrekken"
    assert "De 4 cijfers over 2023–2024 uit deze levering" in text_of(client.get(away))
    assert "Zeg waarom u de levering intrekt" in text_of(client.post(away, {"because": ""}))
    told = text_of(client.post(away, {"because": "verkeerd bestand"}, follow=True))
    assert "ingetrokken: verkeerd bestand" in told
    assert "Er zijn nu geen cijfers" in told
    assert client.get(away).status_code == 404


def test_who_reads_may_not_change(cast: Cast, analyst: Person) -> None:
    version = loaded(analyst).version
    assert version
    with scopes_disabled():
        source = ReceivedSource.objects.get()
    adviser = Client()
    adviser.force_login(cast.people[Role.ADVISER])
    here = f"/bronnen/ontvangen/{source.pk}"
    assert "Verander namen" not in text_of(adviser.get(here))
    for address in (f"{here}/anders", f"{here}/leveringen/{version.pk}/intrekken"):
        assert adviser.get(address).status_code == 403
    assert adviser.post(f"{here}/vergeten").status_code == 404


def test_what_is_over_is_not_described_any_more(client: Client, analyst: Person) -> None:
    row = loaded(analyst)
    for address in (f"{LIST}/{row.pk}/inhoud", f"{LIST}/{row.pk}/inhoud/betekenis"):
        assert client.get(address).status_code == 403
    assert row.state == Submission.State.LOADED
    assert "Bekijk de cijfers" in text_of(client.get(f"{LIST}/{row.pk}"))
    assert client.get(f"{LIST}/{row.pk}/niet-overgenomen.csv").status_code == 200


def test_where_no_row_gives_a_figure_nobody_goes_on_and_the_reason_stands_there_once(
    client: Client, analyst: Person
) -> None:
    row = handed_own(analyst, "Gemeente;Jaar;Aantal\nNergens;2024;3\nNergens;2024;4\n")
    here = f"{LIST}/{row.pk}/inhoud"
    page = client.post(here, answers(client.get(here)) | {"actie": "verder"})
    assert "Zo geeft geen enkele rij een cijfer" in text_of(page)
    assert text_of(page).count("Onbekend gebied") == 1
    assert "en 1 meer" in text_of(page)
    assert client.get(f"{here}/betekenis").status_code == 302
