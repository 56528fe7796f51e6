"""Recorded shapes of the police tables on CBS, and a test per trap that they are known to carry."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from ineen.analysis.sources.cbs_typed import CONNECTORS
from ineen.analysis.sources.delivery import Delivery, SourceFile, SourceRow
from ineen.analysis.sources.regions import Resolution, resolved
from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.refusals import BadInput
from tests.helpers.cbs_download import (
    CBS_COUNTS,
    CRIME_OF_CBS,
    CRIME_PER_MONTH,
    CRIME_PER_YEAR,
    CRIMES,
    MONTHS,
    NUISANCE,
    NUISANCE_PER_BUURT,
    NUISANCE_PER_MONTH,
    PERIODS,
    PLACES,
    YEARS,
    Record,
    as_csv,
    cbs_crime,
    infos,
    properties,
    row,
)

PARSE = {connector.name: connector.parse for connector in CONNECTORS}
FINAL, PROVISIONAL, NOT_PUBLISHED = CellStatus.FINAL, CellStatus.PROVISIONAL, CellStatus.NOT_PUBLISHED


def read(files: Sequence[SourceFile], source: str = "politie-47018") -> Delivery:
    return PARSE[source](files)


def rows(files: Sequence[SourceFile], source: str = "politie-47018") -> list[SourceRow]:
    return list(read(files, source).rows)


def told(found: Sequence[SourceRow]) -> list[tuple[str, str, str, object]]:
    return [(one.measure.category, one.region, str(one.period), one.value) for one in found]


def data(*records: Record, form: str = "json") -> list[SourceFile]:
    return CRIME_PER_YEAR.but(TypedDataSet=records).files(form)


@pytest.mark.parametrize("form", ["json", "csv"])
def test_crime_per_wijk_and_buurt_per_year(form: str) -> None:
    delivery = read(CRIME_PER_YEAR.files(form))
    assert (delivery.publisher, delivery.table, delivery.classification_year) == ("Politie", "47018NED", None)
    assert delivery.title == "Geregistreerde misdrijven; soort misdrijf, wijk, buurt, jaarcijfers"
    found = list(delivery.rows)
    total, burglary = "Totaal misdrijven", "1.1.1 Diefstal/inbraak woning"
    assert told(found) == [
        (total, "NL00", "2023", 100),
        (total, "GM0342", "2023", 90),
        (total, "GM0000", "2023", 10),
        (burglary, "GM0342", "2023", 7),
        (total, "WK034201", "2024", 40),
        (burglary, "BU03420102", "2024", None),
    ]
    assert [one.status for one in found] == [FINAL] * 4 + [PROVISIONAL, NOT_PUBLISHED]
    assert {one.measure.subject for one in found} == {"Geregistreerde misdrijven"}


@pytest.mark.parametrize("form", ["json", "csv"])
def test_months_and_years_stand_in_one_column_and_stay_apart(form: str) -> None:
    found = rows(CRIME_PER_MONTH.files(form), "politie-47022")
    assert [(str(one.period), one.value) for one in found] == [
        ("2023-11", 6),
        ("2023-12", 8),
        ("2023", 90),
        ("2024-01", None),
    ]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_nuisance_per_municipality_per_month_and_year(form: str) -> None:
    delivery = read(NUISANCE_PER_MONTH.files(form), "politie-47021")
    found = list(delivery.rows)
    assert {one.measure.subject for one in found} == {"Geregistreerde overlast"}
    assert told(found)[:3] == [
        ("Totaal registraties overlast", "NL01", "2023", 50),
        ("Melding overlast jeugd", "GM0342", "2023-12", 3),
        ("Melding overlast jeugd", "RE03", "2024-01", 9),
    ]
    account = Resolution()
    kept = list(resolved(replace(delivery, rows=found), lambda *_: None, account=account))
    assert [one.area for one in kept] == ["NL01", "GM0342", "RE03"]
    assert account.without_use == {"LD03", "PV26"}


@pytest.mark.parametrize("form", ["json", "csv"])
def test_nuisance_per_wijk_and_buurt_per_month(form: str) -> None:
    delivery = read(NUISANCE_PER_BUURT.files(form), "politie-47024")
    found = list(delivery.rows)
    assert (delivery.publisher, delivery.table) == ("Politie", "47024NED")
    assert told(found) == [
        ("Melding overlast jeugd", "BU03420102", "2023-12", 3),
        ("Totaal registraties overlast", "WK034201", "2024-01", None),
    ]
    assert found[1].status is NOT_PUBLISHED


@pytest.mark.parametrize("form", ["json", "csv"])
def test_crime_as_cbs_counts_it_has_another_subject_and_classes_known_by_key(form: str) -> None:
    delivery = read(CRIME_OF_CBS.files(form), "cbs-83648")
    found = list(delivery.rows)
    assert (delivery.publisher, delivery.table) == ("CBS", "83648NED")
    assert {one.measure.subject for one in found} == {"Totaal geregistreerde misdrijven"}
    assert told(found) == [
        ("Misdrijven, totaal", "NL01", "2023", 105),
        ("Misdrijven, totaal", "GM0342", "2023", 95),
        ("Vermogensmisdrijven", "GM0342", "2023", 40),
        ("11 Diefstal/verduistering en inbraak", "GM0342", "2024", None),
    ]
    assert "uit kolom TotaalGeregistreerdeMisdrijven_1" in delivery.read_as
    assert "CBS rondt elk aantal af op een veelvoud van 5." in delivery.read_as


def test_a_count_that_is_not_rounded_is_of_another_table() -> None:
    other = CRIME_OF_CBS.but(TypedDataSet=[*CBS_COUNTS, cbs_crime("T001161", "GM0342", "2024JJ00", 982)])
    with pytest.raises(BadInput, match="rij 5: 982 is geen veelvoud van 5, en in tabel 83648NED"):
        rows(other.files(), "cbs-83648")


def test_the_tables_of_cbs_and_of_the_police_refuse_each_other() -> None:
    for files, source in ((CRIME_OF_CBS.files(), "politie-47018"), (CRIME_PER_YEAR.files(), "cbs-83648")):
        with pytest.raises(BadInput, match="hoort bij tabel"):
            rows(files, source)
    with pytest.raises(BadInput, match="De kolom RegioS, TotaalGeregistreerdeMisdrijven_1 ontbreekt"):
        rows(CRIME_PER_YEAR.files("csv"), "cbs-83648")


def test_a_bare_list_and_semicolons_are_read_too() -> None:
    as_list = [
        SourceFile.of(f"{name}.json", json.dumps(list(records)).encode())
        for name, records in CRIME_PER_YEAR.sets.items()
    ]
    with_semicolons = [
        SourceFile.of(f"{name}.csv", as_csv(records, ";").encode()) for name, records in CRIME_PER_YEAR.sets.items()
    ]
    assert told(rows(as_list)) == told(rows(with_semicolons)) == told(rows(CRIME_PER_YEAR.files()))


def test_a_file_is_known_by_its_content_in_whatever_order_it_comes() -> None:
    files = CRIME_PER_YEAR.but(DataProperties=properties(), TableInfos=infos()).files("csv")
    assert told(rows(files[::-1])) == told(rows(files))


def test_a_table_in_several_files_is_one_delivery() -> None:
    more = SourceFile.of("meer.csv", as_csv([row("0.0.0", "NL00", "2024JJ00", 110)]).encode())
    found = rows([*CRIME_PER_YEAR.files("csv"), more])
    assert len(found) == len(YEARS) + 1
    assert (found[-1].file, found[-1].row, found[-1].value) == ("meer.csv", 2, 110)


def test_the_total_is_a_class_of_its_own_and_nothing_is_summed() -> None:
    found = rows(data(row("0.0.0", "GM0342", "2023JJ00", 90), row("1.1.1", "GM0342", "2023JJ00", 7)))
    assert [one.value for one in found] == [90, 7]


def test_null_a_dot_and_an_empty_field_are_not_published_and_never_zero() -> None:
    values: list[object] = [None, ".", "       .", "", 0, "       12", 12.0]
    found = rows(
        data(*(row("0.0.0", str(place["Key"]), "2023JJ00", one) for place, one in zip(PLACES, values, strict=True)))
    )
    assert [(one.status, one.value) for one in found] == [(NOT_PUBLISHED, None)] * 4 + [
        (FINAL, 0),
        (FINAL, 12),
        (FINAL, 12),
    ]


@pytest.mark.parametrize(
    "topic", ["GeregistreerdeMisdrijven_1", "GeregistreerdeMisdrijven_7", "GeregistreerdeMisdrijven"]
)
@pytest.mark.parametrize("said", [None, "GeregistreerdeMisdrijven_1"])
def test_the_number_behind_a_topic_may_be_any(topic: str, said: str | None) -> None:
    changed = [row("0.0.0", "NL00", "2023JJ00", 100, topic)]
    files = CRIME_PER_YEAR.but(TypedDataSet=changed, DataProperties=properties(said) if said else None).files()
    assert [one.value for one in rows(files)] == [100]


def test_a_topic_of_another_name_is_found_through_data_properties() -> None:
    changed = [row("0.0.0", "NL00", "2023JJ00", 100, "Misdrijven_4")]
    files = CRIME_PER_YEAR.but(TypedDataSet=changed, DataProperties=properties("Misdrijven_4")).files()
    assert [one.value for one in rows(files)] == [100]
    with pytest.raises(
        BadInput, match=r"De kolom GeregistreerdeMisdrijven_1 ontbreekt; dit bestand heeft .*Misdrijven_4"
    ):
        rows(CRIME_PER_YEAR.but(TypedDataSet=changed).files())


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("GeregistreerdeOverlast_1", "Geregistreerde overlast"),
        ("GeregistreerdeOverlast_4", "Registraties van overlast"),
        ("Meldingen_2", "Meldingen van overlast"),
    ],
)
def test_the_topic_of_nuisance_may_have_another_title_and_a_load_says_what_it_understood(
    topic: str, title: str
) -> None:
    said = (
        {"Type": "Dimension", "Key": "Overlast", "Title": "Soort overlast", "Description": ""},
        {"Type": "Topic", "Key": topic, "Title": title, "Description": ""},
    )
    record = {key.replace("GeregistreerdeOverlast_1", topic): one for key, one in NUISANCE[0].items()}
    delivery = read(NUISANCE_PER_MONTH.but(TypedDataSet=[record], DataProperties=said).files(), "politie-47021")
    assert [one.value for one in delivery.rows] == [50]
    assert delivery.read_as == (
        f"Gelezen: geregistreerde overlast uit kolom {topic} (volgens DataProperties “{title}”), soort uit Overlast, "
        "gebied uit RegioS, periode uit Perioden."
    )


def test_without_data_properties_a_load_says_that_it_went_by_the_name() -> None:
    assert "naar haar naam, want DataProperties is er niet bij" in read(CRIME_PER_YEAR.files()).read_as


def test_two_columns_that_may_be_the_topic_are_told_apart_or_refused() -> None:
    both = [{**row("0.0.0", "NL00", "2023JJ00", 100), "GeregistreerdeMisdrijven_9": 6.1}]
    with pytest.raises(BadInput, match="GeregistreerdeMisdrijven_1 en GeregistreerdeMisdrijven_9 kunnen allebei"):
        rows(CRIME_PER_YEAR.but(TypedDataSet=both).files())
    assert [one.value for one in rows(CRIME_PER_YEAR.but(TypedDataSet=both, DataProperties=properties()).files())] == [
        100
    ]


def test_the_region_dimension_is_found_by_its_kind_whatever_its_name() -> None:
    renamed = [{("Gebieden" if key == "WijkenEnBuurten" else key): one for key, one in YEARS[0].items()}]
    said = [{**one, "Key": "Gebieden"} if one["Type"] == "GeoDetail" else one for one in properties()]
    found = rows(CRIME_PER_YEAR.but(TypedDataSet=renamed, DataProperties=said).files())
    assert [one.region for one in found] == ["NL00"]


@pytest.mark.parametrize(
    ("title", "said", "year"),
    [
        ("Geregistreerde misdrijven; wijk, buurt 2025", "", 2025),
        ("Geregistreerde misdrijven en aangiften; soort misdrijf, gemeente 2026", "", 2026),
        ("Geregistreerde misdrijven; wijk, buurt, jaarcijfers", "Op basis van de indeling per 1 januari 2024.", 2024),
        ("Geregistreerde misdrijven; wijk, buurt, jaarcijfers", "Figuren van 2012 en later.", None),
        ("Geregistreerde misdrijven; gemeente 2012-2024", "", None),
    ],
)
def test_the_year_of_the_area_division_is_read_where_the_publisher_says_it(
    title: str, said: str, year: int | None
) -> None:
    files = CRIME_PER_YEAR.but(TableInfos=infos(title=title), DataProperties=properties(said=said)).files()
    delivery = read(files)
    assert (delivery.classification_year, delivery.title) == (year, title)


def test_unknown_places_are_parts_of_the_whole_and_of_no_list() -> None:
    delivery = read(CRIME_PER_YEAR.files())
    assert delivery.municipalities == {"GM0342"}
    account = Resolution()
    kept = [one.area for one in resolved(delivery, lambda *_: None, account=account)]
    assert "GM0000" in kept
    assert "NL01" in kept
    assert account == Resolution()


def test_a_region_that_the_set_does_not_have_is_listed_and_not_kept() -> None:
    account = Resolution()
    files = data(row("0.0.0", "GM0342", "2023JJ00", 9), row("0.0.0", "BU03429999", "2023JJ00", 1))
    assert len(list(resolved(read(files), lambda *_: None, account=account))) == 1
    assert [(one.row, one.name) for one in account.unresolved.values()] == [(2, "BU03429999 (niet in WijkenEnBuurten)")]


@pytest.mark.parametrize("name", ["TypedDataSet", "SoortMisdrijf", "WijkenEnBuurten", "Perioden"])
def test_a_set_that_is_missing_is_named(name: str) -> None:
    with pytest.raises(BadInput, match=f"Het bestand met {name} ontbreekt. Download bij tabel 47018NED"):
        rows(CRIME_PER_YEAR.but(**{name: None}).files())


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        (CRIME_PER_MONTH.files(), "hoort bij tabel 47022NED, niet bij 47018NED"),
        (NUISANCE_PER_MONTH.files(), "hoort bij tabel 47021NED"),
        (NUISANCE_PER_MONTH.files("csv"), "SoortMisdrijf, WijkenEnBuurten, GeregistreerdeMisdrijven_1 ontbreekt"),
        (CRIME_PER_MONTH.files("csv"), "2023MM11 is een maand, en tabel 47018NED heeft alleen jaren"),
        (CRIME_PER_YEAR.but(TableInfos=infos("83474NED")).files("csv"), "hoort bij tabel 83474NED"),
        (
            [SourceFile.of("x.csv", b"naam,aantal\nSoest,3\n")],
            "hoort niet bij tabel 47018NED: de kolommen zijn naam, aantal",
        ),
        ([*CRIME_PER_YEAR.files(), CRIME_PER_YEAR.files("csv")[1]], "Twee bestanden hebben SoortMisdrijf"),
        (CRIME_PER_YEAR.but(SoortMisdrijf=(*CRIMES, CRIMES[1])).files(), "'1.1.1' staat er twee keer in"),
    ],
)
def test_files_of_another_table_and_files_too_many_are_refused(files: list[SourceFile], reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        rows(files)


def test_a_table_per_month_without_months_is_another_table() -> None:
    years = CRIME_PER_MONTH.but(TypedDataSet=[one for one in MONTHS if one["Perioden"] == "2023JJ00"])
    with pytest.raises(BadInput, match="Er staan geen maanden in: dit is niet tabel 47022NED"):
        rows(years.files("csv"), "politie-47022")


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (row("1.1.9", "GM0342", "2023JJ00", 1), "rij {}: '1.1.9' staat niet in SoortMisdrijf"),
        (row("0.0.0", "GM0342", "2019JJ00", 1), "rij {}: Periode '2019JJ00' staat niet in Perioden"),
        (row("0.0.0", "GM0342", "2023JJ00", -1), "rij {}: '-1' is geen geheel getal"),
        (row("0.0.0", "GM0342", "2023JJ00", 1.5), "rij {}: '1.5' is geen geheel getal"),
        (row("0.0.0", "GM0342", "2023JJ00", "veel"), "rij {}: 'veel' is geen geheel getal"),
        (row("0.0.0", "GM0342", "2023JJ00", "1e+05"), "rij {}: '1e[+]05' is geen geheel getal"),
    ],
)
@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_record_with_a_mistake_is_refused_with_its_place(record: Record, reason: str, form: str) -> None:
    number = 2 if form == "json" else 3
    with pytest.raises(BadInput, match=f"^download-1.{form}, {reason.format(number)}"):
        rows(data(row("0.0.0", "NL00", "2023JJ00", 100), record, form=form))


@pytest.mark.parametrize("value", [True, [], {"a": 1}])
def test_what_json_can_hold_and_a_table_cannot_is_refused(value: object) -> None:
    with pytest.raises(BadInput, match=r"rij 1: .* is geen geheel getal"):
        rows(data(row("0.0.0", "NL00", "2023JJ00", value)))


def test_a_period_or_status_that_nobody_knows_is_refused() -> None:
    odd = [{**PERIODS[2], "Key": "2023XX00"}, *PERIODS]
    with pytest.raises(BadInput, match="'2023XX00' is geen jaar, kwartaal of maand"):
        rows(CRIME_PER_YEAR.but(TypedDataSet=[row("0.0.0", "NL00", "2023XX00", 1)], Perioden=odd).files())
    unsaid = [{**PERIODS[2], "Status": "Misschien"}]
    with pytest.raises(BadInput, match="De status van 2023JJ00 is 'Misschien'"):
        rows(CRIME_PER_YEAR.but(TypedDataSet=YEARS[:1], Perioden=unsaid).files())


def cut(files: list[SourceFile], keep: int) -> list[SourceFile]:
    with files[0].open() as content:
        return [SourceFile.of(files[0].name, content.read()[:keep]), *files[1:]]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_figures_that_were_cut_off_within_a_line_are_refused(form: str) -> None:
    files = CRIME_PER_YEAR.files(form)
    with files[0].open() as content:
        text = content.read()
    within = [keep for keep in range(1, len(text)) if form == "json" or text[keep - 1 : keep] != b"\n"]
    for keep in within:
        with pytest.raises(BadInput):
            rows(cut(files, keep))


def test_figures_cut_exactly_between_two_rows_are_refused_where_the_rows_can_tell() -> None:
    classes = [{**CRIMES[1], "Key": key, "Title": f"{key} Iets"} for key in ("1.1.1", "1.1.2", "1.2.1", "1.2.2")]
    places, periods = ("GM0342", "WK034201", "BU03420102"), ("2023JJ00", "2024JJ00")
    whole = [row(one["Key"], place, when, 3) for one in classes for place in places for when in periods]  # type: ignore[arg-type]
    download = CRIME_PER_YEAR.but(SoortMisdrijf=classes)
    assert len(rows(download.but(TypedDataSet=whole).files("csv"))) == 24
    for form, place in (("csv", "rij 22"), ("json", "rij 21")):
        with pytest.raises(
            BadInput, match=f"{place}: Bij SoortMisdrijf 1.2.2 staan 3 rijen, en bij elke andere 6: .* tus"
        ):
            rows(download.but(TypedDataSet=whole[:-3]).files(form))


def test_one_page_of_several_and_an_error_message_are_no_table() -> None:
    page = replace(CRIME_PER_YEAR, beside={"odata.nextLink": "https://dataderden.cbs.nl/…?$skip=10000"})
    with pytest.raises(BadInput, match="één pagina van een langere tabel"):
        rows([page.files()[0], *CRIME_PER_YEAR.files()[1:]])
    error = SourceFile.of("fout.json", b'{"odata.error": {"code": "", "message": "10000 records"}}')
    with pytest.raises(BadInput, match=r"foutmelding van CBS: .*10000 records"):
        rows([error])
    with pytest.raises(BadInput, match=r"leeg\.json: Er staan geen gegevens in"):
        rows([SourceFile.of("leeg.json", b'{"value": []}')])
    with pytest.raises(BadInput, match=r"kop\.csv: Onder de kop staat niets"):
        rows([SourceFile.of("kop.csv", b"Key,Title\n")])
