"""The survey: a margin is never a row of its own, names lie in DataProperties, and editions that differ stay apart."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from ineen.analysis.indicators.catalogue import INDICATORS
from ineen.analysis.sources.delivery import SourceFile, SourceRow
from ineen.analysis.sources.recognition import recognise
from ineen.analysis.sources.regions import Resolution, resolved
from ineen.analysis.sources.registry import CONNECTORS
from ineen.analysis.sources.veiligheidsmonitor import TYPED, WIDE, typed, wide
from ineen.analysis.sources.veiligheidsmonitor.topics import KNOWN
from ineen.analysis.store.cells import CellStatus
from ineen.analysis.store.reading import read
from ineen.analysis.store.staging import content_hash, stage
from ineen.analysis.store.writing import keep
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput
from tests.helpers.cbs_download import CRIME_OF_CBS, CRIME_PER_YEAR, Record
from tests.helpers.survey_download import estimates, properties, row, survey
from tests.lanes import SHARED_DATA

MARK, BURGLARY, HACKING = (
    "Rapportcijfer veiligheid in buurt",
    "Slachtofferschap: Inbraak: Slachtoffers",
    "Slachtofferschap: Hacken: Slachtoffers",
)


def told(rows: Sequence[SourceRow]) -> list[tuple[str, str, object, object, object]]:
    return [(one.region, one.measure.category, one.value, one.low, one.high) for one in rows]


def with_rows(*records: Record) -> list[SourceFile]:
    return survey().but(TypedDataSet=records).files()


@pytest.mark.parametrize("form", ["json", "csv"])
def test_three_rows_become_one_estimate_with_its_margin(form: str) -> None:
    delivery = typed.parse(survey().files(form))
    assert (delivery.publisher, delivery.table) == ("CBS", "85146NED")
    found = list(delivery.rows)
    assert told(found) == [
        ("GM0363", MARK, 71, 70, 72),
        ("GM0363", BURGLARY, 20, 16, 24),
        ("GM0363", HACKING, 54, 49, 59),
        ("RE03", MARK, 74, 73, 75),
        ("RE03", BURGLARY, 0, 0, 1),
        ("RE03", HACKING, None, None, None),
    ]
    assert {one.decimals for one in found} == {1}
    assert {one.measure.subject for one in found} == {"Veiligheidsmonitor vanaf 2021"}
    assert [one.status for one in found][-2:] == [CellStatus.FINAL, CellStatus.NOT_PUBLISHED]


def test_names_do_not_depend_on_the_number_behind_a_key() -> None:
    assert told(list(typed.parse(survey(4).files()).rows)) == told(list(typed.parse(survey().files()).rows))


def test_an_estimate_is_kept_and_read_back_with_its_margin(tmp_path: Path) -> None:
    delivery = typed.parse(survey().files())
    staged = stage(tmp_path, resolved(delivery, lambda *_: None, account=Resolution()))
    folder = tmp_path / content_hash(delivery.table, None, staged)
    keep(staged, folder)
    cells = {(str(one.cell.key.area), one.cell.key.measure.category): one.cell for one in read([folder])}
    assert len(cells) == 6
    assert (cells["GM0363", MARK].number, cells["GM0363", MARK].interval) == (7.1, (7.0, 7.2))
    assert (cells["RE03", BURGLARY].number, cells["RE03", HACKING].number) == (0.0, None)
    narrower = survey().but(
        TypedDataSet=[*estimates()[:2], row("MOG0095", "GM0363", "2023JJ00", 7.1, 1.6, 4.9), *estimates()[3:]]
    )
    (tmp_path / "other").mkdir()
    other = stage(tmp_path / "other", resolved(typed.parse(narrower.files()), lambda *_: None, account=Resolution()))
    assert content_hash(delivery.table, None, other) != folder.name


def test_a_value_without_margins_and_a_margin_without_a_value_are_refused() -> None:
    with pytest.raises(BadInput, match="rij 1: Van GM0363 in 2023JJ00 ontbreekt de ondergrens en de bovengrens"):
        list(typed.parse(with_rows(*estimates()[:2])).rows)
    with pytest.raises(BadInput, match="ontbreekt de waarde"):
        list(typed.parse(with_rows(*estimates()[2:])).rows)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (row("MW00000", "GM0363", "2023JJ00", 7.1, 2.0, 5.4), "rij 7: De waarde van GM0363 in 2023JJ00 staat er twee"),
        (row("MX00099", "GM0363", "2023JJ00", 7.1, 2.0, 5.4), "rij 7: 'MX00099' is geen waarde en geen grens"),
    ],
)
def test_a_row_too_many_is_refused_with_its_place(record: Record, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        list(typed.parse(with_rows(*estimates(), record)).rows)


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        (7.3, "de waarde ligt buiten haar marge"),
        (7.15, "7.15 heeft meer dan 1 decimalen"),
        ("goed", "'goed' is geen getal"),
    ],
)
def test_a_value_that_cannot_be_is_refused(mark: object, reason: str) -> None:
    wrong = row("MW00000", "GM0363", "2023JJ00", mark, 2.0, 5.4)
    with pytest.raises(BadInput, match=reason):
        list(typed.parse(with_rows(wrong, *estimates()[1:])).rows)


def test_a_region_or_edition_that_its_set_does_not_have() -> None:
    rows = [{**one, "RegioS": "GM9999    "} for one in estimates() if "GM0363" in str(one["RegioS"])]
    assert {one.region for one in typed.parse(with_rows(*rows)).rows} == {"GM9999 (niet in RegioS)"}
    with pytest.raises(BadInput, match="Periode '2025JJ00' staat niet in Perioden"):
        list(typed.parse(with_rows(*({**one, "Perioden": "2025JJ00"} for one in estimates()))).rows)


@pytest.mark.parametrize("name", ["TypedDataSet", "DataProperties", "RegioS", "Perioden"])
def test_a_set_that_is_missing_is_named(name: str) -> None:
    with pytest.raises(BadInput, match=f"Het bestand met {name} ontbreekt"):
        typed.parse(survey().but(**{name: None}).files())


def test_files_of_another_table_are_refused_and_the_survey_is_recognised() -> None:
    with pytest.raises(BadInput, match="hoort bij tabel 83648NED, niet bij 85146NED"):
        typed.parse(CRIME_OF_CBS.files())
    with pytest.raises(BadInput, match="hoort niet bij tabel 85146NED"):
        typed.parse(CRIME_PER_YEAR.files("csv"))
    assert recognise(survey().files("csv"), CONNECTORS.values()) is TYPED
    page = replace(survey(), beside={"odata.nextLink": "https://opendata.cbs.nl/…"})
    with pytest.raises(BadInput, match="één pagina van een langere tabel"):
        list(typed.parse([page.files()[0], *survey().files()[1:]]).rows)


def test_columns_that_cannot_be_told_apart_are_refused() -> None:
    same = [{**one, "ParentID": 4} if str(one["Key"]).startswith("Slachtoffers") else one for one in properties()]
    with pytest.raises(BadInput, match="Slachtoffers_72 en Slachtoffers_141 heten hetzelfde"):
        typed.parse(survey().but(DataProperties=same).files())
    without = [{**one, "Decimals": None} for one in properties()]
    with pytest.raises(BadInput, match="staat geen aantal decimalen"):
        typed.parse(survey().but(DataProperties=without).files())
    more = [*properties(), {**properties()[-1], "ID": 9, "Key": "Nieuw_9", "Title": "Nieuw"}]
    with pytest.raises(BadInput, match="De kolom Nieuw_9 staat in DataProperties en niet in de cijfers"):
        typed.parse(survey().but(DataProperties=more).files())


WIDE_TEXT = """\
Onderwerp,Perioden,Waarde_Utrecht (PV)_2015,Waarde_Utrecht (PV)_2017,Marges_Utrecht (PV)_2015,Marges_Utrecht (PV)_2017
|||Voelt zich wel eens onveilig,%,"36,7","35,2","1,0","0,9"
|||Rapportcijfer veiligheid in buurt ,rapportcijfer,"7,3",".","0,1","."
"""


def wide_rows(text: str) -> list[SourceRow]:
    return list(wide.parse([SourceFile.of("monitor.csv", text.encode())]).rows)


def test_margins_beside_values_are_never_read_as_rows() -> None:
    assert [(one.measure.category, str(one.period), one.value, one.low, one.high) for one in wide_rows(WIDE_TEXT)] == [
        ("Voelt zich wel eens onveilig (%)", "2015", 367, 357, 377),
        ("Voelt zich wel eens onveilig (%)", "2017", 352, 343, 361),
        ("Rapportcijfer veiligheid in buurt (rapportcijfer)", "2015", 73, 72, 74),
        ("Rapportcijfer veiligheid in buurt (rapportcijfer)", "2017", None, None, None),
    ]
    account = Resolution()
    delivery = wide.parse([SourceFile.of("monitor.csv", WIDE_TEXT.encode())])
    assert list(resolved(delivery, lambda *_: None, account=account)) == []
    assert account.without_use == {"Utrecht (PV)"}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Marges_Utrecht (PV)_2017", "Marges_Drenthe (PV)_2017", "voor elke regio en elk jaar een Waarde_"),
        ("Marges_Utrecht (PV)_2017", "Iets", "De kolom 'Iets' is geen Waarde"),
        ("_2017", "_2021", "In 2021 kwam er een nieuwe vragenlijst"),
        ('"0,9"', '"0,9","1,1"', "rij 2: Deze rij heeft 7 velden, de kop 6"),
        ('"36,7"', '"3é,7"', "rij 2: '3é,7' is geen getal"),
        ("|||Rapportcijfer veiligheid in buurt ,rapportcijfer", "Voelt zich wel eens onveilig,%", "staat ook op rij 2"),
        ('".","0,1","."\n', '"', "aanhalingsteken|afgebroken"),
    ],
)
def test_a_wide_table_with_a_mistake_is_refused(old: str, new: str, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        wide_rows(WIDE_TEXT.replace(old, new))


def test_a_head_alone_and_two_files_are_refused() -> None:
    with pytest.raises(BadInput, match="Er staan geen cijfers in"):
        wide_rows(WIDE_TEXT.splitlines(keepends=True)[0])
    file = SourceFile.of("a.csv", WIDE_TEXT.encode())
    with pytest.raises(BadInput, match="precies één bestand"):
        wide.parse([file, file])


def test_old_and_new_editions_have_another_subject_and_every_indicator_is_of_the_new_one() -> None:
    asked = [one for one in INDICATORS.values() if one.surveyed]
    assert {one.numerator.subject for one in asked} == {"Veiligheidsmonitor vanaf 2021"} != {wide.SUBJECT}
    assert {one.numerator.category for one in asked} <= set(KNOWN.values())
    assert all(one.denominator is None and "steekproef" in one.note for one in asked)
    assert len(set(KNOWN.values())) == len(KNOWN)
    assert "basisteam" in TYPED.leaves_out == WIDE.leaves_out


@pytest.mark.data
def test_the_recorded_survey_of_the_provinces() -> None:
    path = SHARED_DATA / "veiligheidsmonitor" / "provincies_2015_2017.csv"
    found = list(wide.parse([SourceFile.at(path)]).rows)
    assert len(found) == 30 * 12 * 3
    by = {(one.region, one.measure.category, str(one.period)): one for one in found}
    unsafe = by["Utrecht (PV)", "Voelt zich wel eens onveilig (%)", "2016"]
    assert (unsafe.value, unsafe.low, unsafe.high) == (365, 350, 380)
    mark = by["Groningen (PV)", "Rapportcijfer veiligheid in buurt (rapportcijfer)", "2015"]
    assert mark.value == 73
    assert all(
        one.low is not None and one.low <= one.value <= (one.high or 0) for one in found if one.value is not None
    )


def test_an_area_code_of_a_large_municipality_is_kept() -> None:
    rows = list(resolved(typed.parse(survey().files()), lambda *_: None, account=Resolution()))
    assert {AreaCode(one.area).kind.value for one in rows} == {"municipality", "police_unit"}
    assert {(one.low, one.high) for one in rows if one.category == MARK} == {(70, 72), (73, 75)}
