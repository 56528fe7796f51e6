"""`ineen figures`, as somebody at a terminal meets it."""

import json
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from ineen.evidence.queries import folder_of
from ineen.faces.command.main import main
from ineen.ground.organisations.models import Organisation, OrganisationKind, Partnership, PartnershipMember
from tests.helpers.deliveries import deliver, deliver_inhabitants
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")
REGISTERED = {"GM0308": 982, "GM0313": 539, "GM0310": 1636, "GM0317": 257, "GM0342": 1510}


@pytest.fixture(autouse=True)
def _data(settings: Settings, tmp_path: Path) -> None:
    settings.INEEN_DATA = tmp_path


@pytest.fixture
def _delivered() -> None:
    deliver(
        {area: {"2023": value - 1, "2024": value} for area, value in REGISTERED.items()} | {"GM0998": {"2024": "."}}
    )


@pytest.fixture
def _bes() -> None:
    """Soest leaves again on the first day of 2025."""
    with given():
        bes = Partnership.objects.create(slug="bes", name="BES-regio")
        for code in REGISTERED:
            until = date(2025, 1, 1) if code == "GM0342" else None
            one = Organisation.objects.create(kind=OrganisationKind.MUNICIPALITY, name=code, area_code=code)
            PartnershipMember(partnership=bes, organisation=one, since=date(2023, 1, 1), until=until).save()


def show(*words: str, about: tuple[str, ...] = ("--area", "GM0342")) -> int:
    asked = {"--indicator": "crime_total", "--period": "2024"} | dict(zip(words[::2], words[1::2], strict=True))
    return main(["figures", "show", *about, *(word for pair in asked.items() for word in pair)])


def of_bes(*words: str) -> int:
    return show(*words, about=("--partnership", "bes"))


@pytest.mark.usefixtures("_delivered")
def test_a_figure_is_shown_as_json_with_everything(capsys: pytest.CaptureFixture[str]) -> None:
    deliver_inhabitants({"GM0342": {"2023": 47_000}})
    assert show("--format", "json") == 0
    said = capsys.readouterr().out
    assert said.startswith('{"value": 1510, ')
    told = json.loads(said)
    rate = told.pop("rate")
    assert len(told["source"].pop("version")) == len(rate["source"].pop("version")) == 64
    assert "Garwood" in told.pop("method")
    assert (round(told.pop("low"), 1), round(told.pop("high"), 1)) == (1434.8, 1588.1)
    assert [round(rate.pop(name), 1) for name in ("value", "low", "high")] == [32.1, 30.5, 33.8]
    assert rate == {
        "per": 1000,
        "counted": "inwoners",
        "of": 47_000,
        "period": "2023",
        "source": {
            "source": "proef",
            "publisher": "CBS",
            "table": "03759ned",
            "retrieved": "2026-06-23",
            "classification_year": 2026,
        },
        "other_sources": [],
    }
    assert told == {
        "value": 1510,
        "unit": "misdrijven",
        "area": "GM0342",
        "period": "2024",
        "indicator": "crime_total",
        "source": {
            "source": "proef",
            "publisher": "Politie",
            "table": "47013NED",
            "retrieved": "2026-06-23",
            "classification_year": 2026,
        },
        "status": "final",
        "without_rate": "",
        "missing": [],
        "other_sources": [],
        "made_of": "",
        "borders": None,
        "estimated": False,
    }


@pytest.mark.usefixtures("_delivered", "_bes")
def test_a_partnership_is_one_figure_with_its_members(capsys: pytest.CaptureFixture[str]) -> None:
    assert of_bes("--format", "json") == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert said.out.startswith('{"value": 4924, ')
    assert told["area"] == {"name": "BES-regio", "members": sorted(REGISTERED)}
    assert told["without_rate"].startswith("Er zijn nog geen aantallen inwoners ingelezen.")
    assert said.err == ""


@pytest.mark.usefixtures("_bes")
def test_the_members_are_those_of_the_period_of_the_figure(capsys: pytest.CaptureFixture[str]) -> None:
    deliver({area: {"2022": 10, "2024": 10, "2025": 10} for area in REGISTERED})
    for period, value in (("2024", 50), ("2025", 40)):
        assert of_bes("--period", period, "--format", "json") == 0
        said = capsys.readouterr()
        assert (json.loads(said.out)["value"], said.err) == (value, "")
    assert of_bes("--period", "2022", "--format", "json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["value"] == 50
    assert said.err == (
        "In 2022 was dit samenwerkingsverband er nog niet: dit zijn de gemeenten die op 1 januari 2023 begonnen.\n"
    )


@pytest.mark.usefixtures("_bes")
def test_who_is_missing_from_a_partnership_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    deliver({area: {"2024": value} for area, value in REGISTERED.items() if area != "GM0317"})
    assert of_bes() == 0
    said = capsys.readouterr().out
    assert "BES-regio, 2024: 4.667 misdrijven (onvolledig: zonder Eemnes)" in said
    assert of_bes("--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["missing"]) == ("incomplete", ["GM0317"])


@pytest.mark.usefixtures("_delivered")
def test_a_figure_is_shown_as_text_with_its_interval_rate_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    deliver_inhabitants({"GM0342": {"2023": 47_000}})
    assert show() == 0
    assert capsys.readouterr().out.splitlines()[:6] == [
        "Geregistreerde misdrijven, totaal, GM0342, 2024: 1.510 misdrijven (definitief)",
        "tussen 1.434 en 1.589",
        "32,1 per 1.000 inwoners (inwoners in 2023)",
        "tussen 30,5 en 33,8",
        "Bron: Politie, tabel 47013NED, opgehaald 23 juni 2026 (gemeentegrenzen 2026)",
        "Bron: CBS, tabel 03759ned, opgehaald 23 juni 2026 (gemeentegrenzen 2026)",
    ]
    assert show(about=("--area", "GM0998")) == 0
    assert "geen waarde (niet gepubliceerd)" in capsys.readouterr().out


@pytest.mark.usefixtures("_delivered", "_bes")
@pytest.mark.parametrize(
    ("words", "about", "answer"),
    [
        (("--indicator", "geluk"), (), "Kies uit: crime_total, "),
        (("--indicator", "drug_trade"), (), "nog niets geladen"),
        ((), ("--area", "GM0344"), "over GM0344. Er zijn cijfers over 6 gebieden, bijvoorbeeld GM0342"),
        ((), ("--area", "soest"), "--area: 'soest' is geen gebiedscode. Bedoelt u GM0342?"),
        ((), ("--area", "overal"), "--area: 'overal' is geen gebiedscode. Er zijn cijfers over 6 gebieden"),
        (("--period", "2019"), (), "Er zijn geen cijfers over 2019. Er zijn cijfers over 2023, 2024."),
        (("--period", "ooit"), (), "--period: 'ooit' is geen periode. Er zijn cijfers over 2023, 2024."),
        ((), ("--partnership", "bas"), "Er is geen samenwerkingsverband 'bas'. Kies uit: bes."),
        (("--period", "2019"), ("--partnership", "bes"), "over 2019. Er zijn cijfers over 2023, 2024."),
    ],
)  # fmt: skip
def test_what_is_not_there_is_answered_with_what_there_is(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], about: tuple[str, ...], answer: str
) -> None:
    assert show(*words, about=about or ("--area", "GM0342")) == 1
    assert answer in capsys.readouterr().err


@pytest.mark.usefixtures("_delivered")
def test_without_partnerships_the_answer_says_where_they_come_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert of_bes() == 1
    assert "Er is geen samenwerkingsverband 'bes'. Lees eerst een plan in." in capsys.readouterr().err


@pytest.mark.usefixtures("_delivered", "_bes")
def test_a_damaged_file_is_named_by_its_hash(capsys: pytest.CaptureFixture[str]) -> None:
    version = deliver({"GM0114": {"2022": 4716}})
    (path,) = folder_of(version.source, version.content_hash).glob("*.parquet")
    path.write_bytes(b"geen cijfers")
    assert show() == 0
    capsys.readouterr()
    assert show("--period", "2022", about=("--area", "GM0114")) == 1
    assert f"Het cijferbestand {path.stem} is beschadigd" in capsys.readouterr().err


def test_where_the_only_file_is_damaged_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    version = deliver({"GM0114": {"2022": 4716}})
    (path,) = folder_of(version.source, version.content_hash).glob("*.parquet")
    path.write_bytes(b"geen cijfers")
    assert show() == 1
    assert f"Het cijferbestand {path.stem} is beschadigd" in capsys.readouterr().err


@pytest.mark.usefixtures("_bes")
def test_figures_of_two_publishers_are_no_sum(capsys: pytest.CaptureFixture[str]) -> None:
    deliver({"GM0342": {"2024": 1510}})
    deliver({"GM0308": {"2024": 985}}, publisher="CBS", table="83648NED")
    assert of_bes() == 1
    assert "wij tellen ze niet op" in capsys.readouterr().err


def test_the_indicators_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "list"]) == 0
    assert "dwelling_burglary\n  Diefstal en inbraak in woningen (misdrijven, thema 1.3)\n" in capsys.readouterr().out
    assert main(["figures", "list", "--format", "json"]) == 0
    told = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    assert told["drug_trade"]["direction"] == "follows_enforcement"
    assert told["inhabitants"]["denominator"] is None
    assert told["crime_total"]["denominator"] == {"subject": "Bevolking", "category": "Inwoners"}


@pytest.mark.parametrize("about", [(), ("--area", "GM0342", "--partnership", "bes")])
def test_exactly_one_area_or_partnership_is_asked_for(about: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        show(about=about)
    assert ended.value.code == 2
