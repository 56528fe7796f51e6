"""The pages about sources: works, last loaded, what changed."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ineen.evidence.actions import load_source, withdraw_delivery
from ineen.ground.kernel.actors import system
from tests.faces.publication.reading import text
from tests.helpers.police_export import REGIONS, export_text

pytestmark = pytest.mark.django_db(databases="__all__")
BY, NOW = system("test"), datetime(2026, 7, 1, 12, tzinfo=UTC)
JUNE, MAY = date(2026, 6, 23), date(2026, 5, 12)


def load(folder: Path, retrieved: date = JUNE, **regions: tuple[str, str]) -> str:
    path = folder / "uitvoer.csv"
    path.write_text(export_text({**REGIONS, **regions}), encoding="utf-8")
    report = load_source(by=BY, now=NOW, source="politie-47013", files=[path], retrieved=retrieved)
    return report.version.content_hash


def test_without_deliveries_the_page_says_how_to_begin(client: Client) -> None:
    said = text(client, "/bronnen")
    assert "Er is nog niets geladen" in said
    assert "script/ineen sources list" in said
    assert "Wat Ineen kan lezen Politie, tabel 47013NED: geregistreerde misdrijven per gemeente" in said
    assert "Verzonnen voorbeeldcijfers" not in said


def test_a_source_that_works_says_when_it_was_loaded_and_what_changed(client: Client, scratch: Path) -> None:
    load(scratch, MAY)
    load(scratch, JUNE, Soest=("28", "25"))
    said = text(client, "/bronnen")
    assert "per gemeente ja 1 juli 2026 opgehaald 23 juni 2026 1 cijfer anders" in said
    assert "Er is nog niets geladen" not in said


def test_a_source_tells_its_deliveries_its_changes_and_what_it_did_not_know(client: Client, scratch: Path) -> None:
    load(scratch, MAY)
    load(scratch, JUNE, Soest=("28", "25"), Nergenshuizen=("1", "."))
    said = text(client, "/bronnen/politie-47013")
    assert "Deze bron werkt" in said
    assert "23 juni 2026 geladen 1 juli 2026 Politie, 47013NED gemeentegrenzen 2026 2023–2024 16 definitief" in said
    assert "1 cijfer is anders" in said
    assert "Totaal misdrijven Soest 2024 30 opgehaald 12 mei 2026 25 opgehaald 23 juni 2026" in said
    assert "Nergenshuizen (uitvoer.csv, rij 15)" in said
    assert "Openbaar, met bronvermelding: Bron: Politie." in said
    assert "Kies op data.politie.nl tabel 47013NED" in said


def test_a_source_without_deliveries_says_how_to_load_it(client: Client) -> None:
    said = text(client, "/bronnen/politie-47018")
    assert "Van deze bron is hier nog niets geladen." in said
    assert "script/ineen sources load politie-47018 BESTAND --retrieved" in said
    assert "Download van dataderden.cbs.nl" in said


def test_a_damaged_file_is_named_by_its_hash_at_once_and_the_page_is_kept_by_nobody(
    client: Client, scratch: Path
) -> None:
    load(scratch)
    assert "per gemeente ja" in text(client, "/bronnen")
    path = next((scratch / "figures").rglob("*.parquet"))
    path.write_bytes(path.read_bytes() + b"x")
    assert "nee: 1 bestand is beschadigd" in text(client, "/bronnen")
    said = text(client, "/bronnen/politie-47013")
    assert f"Het cijferbestand {path.stem} is beschadigd. Laad levering" in said
    assert "Deze bron werkt niet helemaal" in said
    for address in ("/bronnen", "/bronnen/politie-47013"):
        assert "max-age=0" in client.get(address)["Cache-Control"]


def test_a_withdrawn_delivery_stays_with_its_reason_and_without_its_figures(client: Client, scratch: Path) -> None:
    load(scratch, MAY)
    wrong = load(scratch, JUNE, Soest=("28", "9999"))
    withdraw_delivery(by=BY, now=NOW, content=wrong, because="verkeerd bestand")
    said = text(client, "/bronnen/politie-47013")
    assert "ingetrokken: verkeerd bestand" in said
    assert "9.999" not in said
    assert "opgehaald 12 mei 2026 geen verschil" in text(client, "/bronnen")


def test_after_a_withdrawal_the_page_tells_what_differs_from_the_deliveries_that_are_in_use(
    client: Client, scratch: Path
) -> None:
    load(scratch, MAY)  # Soest 2024: 30
    wrong = load(scratch, date(2026, 6, 1), Soest=("28", "9999"))
    load(scratch, JUNE, Soest=("28", "31"))
    assert "Soest 2024 9.999 opgehaald 1 juni 2026 31 opgehaald 23 juni 2026" in text(client, "/bronnen/politie-47013")
    withdraw_delivery(by=BY, now=NOW, content=wrong, because="verkeerd bestand")
    said = text(client, "/bronnen/politie-47013")
    assert "Soest 2024 30 opgehaald 12 mei 2026 31 opgehaald 23 juni 2026" in said
    assert "9.999" not in said
    assert "opgehaald 23 juni 2026 1 cijfer anders" in text(client, "/bronnen")


def test_a_delivery_that_could_not_be_compared_again_says_so(client: Client, scratch: Path) -> None:
    wrong = load(scratch, MAY, Soest=("28", "9999"))
    damaged = load(scratch, JUNE)
    (path,) = (scratch / "figures" / "politie-47013" / damaged).iterdir()
    path.write_bytes(path.read_bytes() + b"x")
    withdraw_delivery(by=BY, now=NOW, content=wrong, because="verkeerd bestand")
    assert "opgehaald 23 juni 2026 niet vergeleken" in text(client, "/bronnen")
    said = text(client, "/bronnen/politie-47013")
    assert "Levering, opgehaald 23 juni 2026: niet vergeleken, want haar bestand is beschadigd." in said
    assert "Geen levering zei iets anders" not in said
    load(scratch, JUNE)
    assert "opgehaald 23 juni 2026 geen verschil" in text(client, "/bronnen")


def test_an_unknown_source_is_nowhere(client: Client) -> None:
    assert client.get("/bronnen/brandweer").status_code == 404


def test_every_page_leads_to_the_sources_and_a_source_line_to_its_own(client: Client, scratch: Path) -> None:
    load(scratch)
    assert '<a href="/bronnen">Bronnen van de cijfers</a>' in client.get("/").content.decode()


def test_more_deliveries_ask_no_more(client: Client, scratch: Path) -> None:
    asked = []
    for day in range(1, 4):
        load(scratch, date(2026, 6, day), Soest=("28", str(day)))
        with CaptureQueriesContext(connection) as overview:
            client.get("/bronnen")
        with CaptureQueriesContext(connection) as one:
            client.get("/bronnen/politie-47013")
        asked.append((len(overview), len(one)))
    assert asked[0] == asked[2]
