"""What went into what: from the list of municipalities, and from a table with dates and weights."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from ineen.analysis.areas.parts import parts
from ineen.ground.areas.actions import load_areas, load_changes, load_municipalities
from ineen.ground.areas.models import Change, Division
from ineen.ground.areas.queries import change_table, contradictions, listed_municipalities, newest_load
from ineen.ground.areas.queries.changes import listed_changes
from ineen.ground.areas.queries.municipality_list import FIRST_YEAR, LAST_YEAR
from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.area_changes import AreaChange, Basis, faults
from ineen.ground.kernel.refusals import BadInput
from tests.ground.areas.test_load_areas import SLICE
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")
BY, NOW = system("test"), datetime(2026, 7, 1, 12, tzinfo=UTC)
HEAD = "van;naar;datum;gewicht;grondslag;precies\n"
WINSUM = "GM0053;GM1966;2019-01-01;0,8;inwoners;nee\nGM0053;GM1969;2019-01-01;0,2;inwoners;nee\n"
ZUIDHORN = "GM0056;GM1969;2019-01-01;1;geheel;ja\n"


@pytest.fixture
def _country(db: None) -> None:
    load_municipalities(by=BY, now=NOW)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "wijzigingen.csv"


def written(file: Path, rows: str, head: str = HEAD) -> Path:
    file.write_text(head + rows, encoding="utf-8")
    return file


def known() -> str | None:
    """What a query that asks it along is told."""
    return Division.objects.annotate(known=newest_load()).values_list("known", flat=True).first()


def test_the_list_gives_a_table_without_faults_that_leads_back_to_every_municipality_of_2012() -> None:
    assert list(faults(listed_changes())) == []
    table = change_table(known())
    now = [one.code for one in listed_municipalities() if one.exists_on(date(LAST_YEAR, 1, 1))]
    found = {part.code for code in now for part in parts(table, code, FIRST_YEAR, LAST_YEAR)}
    assert found == {one.code for one in listed_municipalities() if one.exists_on(date(FIRST_YEAR, 1, 1))}


@pytest.mark.parametrize(
    ("code", "since", "made_of"),
    [
        ("GM1980", 2020, ["GM0398", "GM0416"]),  # Dijk en Waard
        ("GM1992", 2022, ["GM0501", "GM0530", "GM0614"]),  # Voorne aan Zee
        ("GM0014", 2018, ["GM0009", "GM0014", "GM0017"]),  # Groningen, which took in two
        ("GM0363", 2022, ["GM0363", "GM0457"]),  # Weesp joined on a day in spring
        ("GM1978", 2012, ["GM0571", "GM0689", "GM0693", "GM0694"]),  # Molenlanden: Molenwaard began in between
        ("GM1945", 2014, ["GM0241", "GM0265", "GM0282"]),  # Berg en Dal: merged, then another name
        ("GM0342", 2012, ["GM0342"]),
    ],
)
def test_a_municipality_is_the_sum_of_who_went_into_it(code: str, since: int, made_of: list[str]) -> None:
    found = parts(change_table(known()), code, since, LAST_YEAR)
    assert [one.code for one in found] == made_of
    assert all(one.exact for one in found)


def test_of_a_divided_municipality_the_list_does_not_know_how_much_went_where() -> None:
    found = {one.code: one for one in parts(change_table(known()), "GM1969", 2018, LAST_YEAR)}
    assert (found["GM0053"].weight, found["GM0025"].exact) == (None, True)


@pytest.mark.usefixtures("_country")
def test_loaded_weights_take_the_place_of_what_the_list_does_not_know(file: Path) -> None:
    loaded = load_changes(by=BY, now=NOW, path=written(file, WINSUM))
    assert (loaded.rows, loaded.exact, loaded.fresh) == (2, 0, 2)
    found = {one.code: one for one in parts(change_table(known()), "GM1969", 2018, LAST_YEAR)}
    assert (found["GM0053"].weight, found["GM0053"].exact, found["GM0053"].measured) == (0.2, False, True)
    assert AuditEntry.objects.get(act="_store").what == "gebiedswijzigingen geladen"


@pytest.mark.usefixtures("_country")
def test_what_an_area_kept_may_have_been_loaded_before(file: Path) -> None:
    load_changes(by=BY, now=NOW, path=written(file, "GM0308;GM0308;2023-01-01;1;geheel;ja\n"))
    given_away = "GM0342;GM0342;2023-01-01;0,9;inwoners;nee\nGM0342;GM0308;2023-01-01;0,1;inwoners;nee\n"
    assert load_changes(by=BY, now=NOW, path=written(file, given_away)).fresh == 2
    assert [one.code for one in parts(change_table(known()), "GM0308", 2022, 2026)] == ["GM0308", "GM0342"]


@pytest.mark.usefixtures("_country")
def test_what_a_newer_list_contradicts_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with given():
        Change.objects.create(
            old="GM0342", new="GM0308", on=date(2023, 1, 1), weight=1, basis="geheel", exact=True, loaded_at=NOW
        )
    assert contradictions() == ()
    assert "GM0342" in {one.code for one in parts(change_table("before"), "GM0308", 2022, 2026)}
    newer = (*listed_changes(), AreaChange("GM0308", "GM0342", date(2023, 1, 1), 1.0, Basis.WHOLE, exact=True))
    monkeypatch.setattr("ineen.ground.areas.queries.changes._listed", lambda: newer)
    assert contradictions() == ("De gebieden GM0342, GM0308, GM0342 gaan in een kring in elkaar over.",)
    assert change_table("after").changes == newer


def test_an_area_may_become_another_and_come_back_on_another_day() -> None:
    there = AreaChange("GM0342", "GM0308", date(2020, 1, 1), 1.0, Basis.WHOLE, exact=True)
    back = AreaChange("GM0308", "GM0342", date(2022, 1, 1), 1.0, Basis.WHOLE, exact=True)
    assert list(faults([there, back])) == []
    assert "in een kring" in next(faults([there, replace(back, on=there.on)])).words


@pytest.mark.usefixtures("_country")
def test_loading_again_changes_nothing_and_other_weights_replace_the_old_ones(file: Path) -> None:
    load_changes(by=BY, now=NOW, path=written(file, WINSUM))
    entries = AuditEntry.objects.count()
    assert load_changes(by=BY, now=NOW, path=file).fresh == 0
    assert AuditEntry.objects.count() == entries
    other = WINSUM.replace("0,8", "0,75").replace("0,2", "0.25")
    assert load_changes(by=BY, now=NOW, path=written(file, other)).fresh == 2
    assert sorted(float(one.weight or 0) for one in Change.objects.all()) == [0.25, 0.75]


@pytest.mark.usefixtures("_country")
def test_the_table_is_read_once_for_each_load(file: Path, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert change_table(None).changed
    load_changes(by=BY, now=NOW, path=written(file, WINSUM))
    first = known()
    change_table(first)
    with django_assert_num_queries(0):
        change_table(first)
    load_changes(by=BY, now=NOW, path=written(file, WINSUM.replace("0,8", "0,7").replace("0,2", "0,3")))
    assert known() != first
    assert {one.weight for one in parts(change_table(known()), "GM1969", 2018, 2026)} == {0.3, 1.0}


@pytest.mark.usefixtures("_country")
@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        (WINSUM.replace("0,2", "0,199996"), 3, "zijn samen 0,999996, en moeten samen 1 zijn"),
        (WINSUM.replace("0,8", "1,000001"), 2, "Het gewicht van GM0053 naar GM1966 ligt niet tussen 0 en 1"),
        (f"GM0053;GM1969;2019-01-01;0,7;inwoners;nee\n{ZUIDHORN}", 2, "De gewichten van GM0053 op 2019-01-01"),
        (WINSUM.replace("0,2", "0,1"), 3, "De gewichten van GM0053 op 2019-01-01 zijn samen 0,9"),
        (WINSUM.replace("GM1969", "GM9999"), 3, "GM9999 staat niet in de indeling van 2019"),
        (WINSUM.replace("2019-01-01", "2022-01-01"), 2, "GM0053 staat niet in de indeling van 2021"),
        (WINSUM.replace("2019-01-01", "2031-01-01"), 2, "van 2030 is geen indeling met zulke gebieden geladen"),
        (WINSUM.replace("2019-01-01", "1 januari"), 2, "“1 januari” is geen datum"),
        (WINSUM.replace("0,8", "veel"), 2, "“veel” is geen gewicht"),
        (WINSUM.replace("0,8", "1,8"), 3, "Het gewicht van GM0053 naar GM1966 ligt niet tussen 0 en 1"),
        (WINSUM.replace("inwoners", "gevoel"), 2, "schrijf bij grondslag een van: geheel, inwoners"),
        (WINSUM.replace("nee", "misschien"), 2, "schrijf bij precies ja of nee"),
        (WINSUM.replace("nee", "ja"), 3, "Een deel van GM0053 is nooit precies"),
        ("GM0053;WK196600;2019-01-01;1;geheel;ja\n", 2, "zijn niet van dezelfde soort"),
        ("Winsum;GM1966;2019-01-01;1;geheel;ja\n", 2, "“Winsum” is geen code"),
        ("NL01;GM1966;2019-01-01;1;geheel;ja\n", 2, "NL01 is geen gemeente, wijk of buurt"),
        ("GM0053;GM0014;2019-01-01;;inwoners;nee\n", 2, "zonder gewicht is de grondslag onbekend"),
        ("GM0342;GM0308;2023-01-01;1;geheel;ja\n", 2, "GM0308 bestond al. Zet er een rij bij"),
        ("GM0342;GM0308;2023-01-01;1;geheel;ja\nGM0308;GM0342;2023-01-01;1;geheel;ja\n", 3, "in een kring"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line_and_nothing_is_written(
    file: Path, rows: str, line: int, words: str
) -> None:
    with pytest.raises(BadInput) as refused:
        load_changes(by=BY, now=NOW, path=written(file, rows))
    assert f"wijzigingen.csv, regel {line}: " in str(refused.value)
    assert words in str(refused.value)
    assert "Er is niets geladen" in str(refused.value)
    assert not Change.objects.exists()


def test_every_wrong_row_is_told_at_once(file: Path) -> None:
    rows = "".join(f"X{number};GM0014;2019-01-01;1;geheel;ja\n" for number in range(14))
    with pytest.raises(BadInput) as refused:
        load_changes(by=BY, now=NOW, path=written(file, rows))
    told = str(refused.value).splitlines()
    assert (len(told), told[10]) == (12, "En nog 4 fouten.")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"van;naar\nGM0001;GM0002\n", "de kolom datum, gewicht, grondslag, precies ontbreekt"),
        (HEAD.encode(), "er staat geen enkele rij in"),
        (HEAD.encode() + b'GM0053;"GM1966\n', "afgebroken of beschadigd"),
        (HEAD.encode() + b"\xff\xfe", "geen UTF-8"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(file: Path, content: bytes, words: str) -> None:
    file.write_bytes(content)
    with pytest.raises(BadInput, match=words):
        load_changes(by=BY, now=NOW, path=file)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="dit bestand is er niet"):
        load_changes(by=BY, now=NOW, path=tmp_path / "weg.csv")


def test_buurten_change_between_two_region_sets_and_one_that_stays_says_so(tmp_path: Path, file: Path) -> None:
    before, after = tmp_path / "2022.csv", tmp_path / "2023.csv"
    before.write_text(SLICE, encoding="utf-8")
    after.write_text(SLICE, encoding="utf-8")
    load_areas(by=BY, now=NOW, path=before, year=2022)
    load_areas(by=BY, now=NOW, path=after, year=2023)
    first, second = "BU90010000", "BU9001000A"
    kept = f"{first};{first};2023-01-01;0,6;adressen;nee\n"
    gone = f"{first};{second};2023-01-01;0,4;adressen;nee\n"
    with pytest.raises(BadInput, match=f"{second} bestond al"):
        load_changes(by=BY, now=NOW, path=written(file, kept + gone))
    load_changes(by=BY, now=NOW, path=written(file, f"{kept}{gone}{second};{second};2023-01-01;1;geheel;ja\n"))
    found = {one.code: one.weight for one in parts(change_table(known()), second, 2022, 2023)}
    assert found == {first: 0.4, second: 1.0}
