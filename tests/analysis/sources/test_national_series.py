import pytest

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.national_series.classes import CLASSES, CRIME, NUISANCE
from ineen.analysis.sources.national_series.copies import parse
from ineen.analysis.store.cells import CellStatus
from ineen.ground.kernel.refusals import BadInput

CRIME_PER_YEAR = (
    'incident_type_code,year,incident_count\nTotaal misdrijven,2022,799895\n"1.4.2 Moord, doodslag",2022,2507\n'
)
CRIME_PER_MONTH = "crime_type_code,date,frequency\r\n0.0.0,2012-01-01,101793\r\n1.1.1,2012-02-01,7000\r\n"
NUISANCE_PER_YEAR = "incident_type_code,year,incident_count\nTotaal registraties overlast,2012,279325\n"


def file(text: str, name: str = "reeks.csv") -> SourceFile:
    return SourceFile.of(name, text.encode())


def test_a_series_per_year_has_titles_and_is_about_the_netherlands() -> None:
    delivery = parse([file(CRIME_PER_YEAR)])
    assert (delivery.publisher, delivery.table, delivery.classification_year) == ("Politie", "47025NED (kopie)", None)
    assert [(one.region, one.measure.category, str(one.period), one.value) for one in delivery.rows] == [
        ("NL01", "Totaal misdrijven", "2022", 799895),
        ("NL01", "1.4.2 Moord, doodslag", "2022", 2507),
    ]


def test_a_series_per_month_has_keys_and_the_total_among_them() -> None:
    delivery = parse([file(CRIME_PER_MONTH)])
    assert [(one.measure.category, str(one.period), one.value) for one in delivery.rows] == [
        ("Totaal misdrijven", "2012-01", 101793),
        ("1.1.1 Diefstal/inbraak woning", "2012-02", 7000),
    ]
    assert {one.measure.subject for one in delivery.rows} == {CRIME}


def test_several_copies_are_one_delivery() -> None:
    delivery = parse([file(CRIME_PER_YEAR, "a.csv"), file(CRIME_PER_MONTH, "b.csv"), file(NUISANCE_PER_YEAR, "c.csv")])
    assert delivery.table == "47021NED, 47025NED, maandcijfers (kopie)"
    assert {one.measure.subject for one in delivery.rows} == {CRIME, NUISANCE}


def test_a_zero_may_be_what_the_makers_wrote_for_nothing_and_is_not_published() -> None:
    (one,) = parse([file(CRIME_PER_YEAR.partition("Totaal")[0] + "3.3.5 Lucht (overig),2022,0\n")]).rows
    assert (one.status, one.value) == (CellStatus.NOT_PUBLISHED, None)


def test_every_class_of_the_police_has_its_key_and_its_title() -> None:
    crimes = {one.category for one in CLASSES.values() if one.subject == CRIME}
    nuisances = {one.category for one in CLASSES.values() if one.subject == NUISANCE}
    assert (len(crimes), len(nuisances)) == (59, 9)
    assert CLASSES["E35"] == CLASSES["Melding overlast jeugd"]
    assert CLASSES["2.6.10"].category == "2.6.10 Bestrijdingsmiddelen"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("year,population\n1995,15456762\n", "geen landelijke reeks: de kolommen zijn year, population"),
        ("incident_type_code,year,incident_count\n", "Onder de kop staat niets"),
        (CRIME_PER_YEAR.replace("Totaal misdrijven", "Fietsen"), "rij 2: 'Fietsen' is geen klasse"),
        (CRIME_PER_YEAR.replace(",2022,799895", ",laatst,799895"), "rij 2: 'laatst' is geen jaar"),
        (CRIME_PER_MONTH.replace("2012-01-01", "2012-01-15"), "rij 2: '2012-01-15' is geen jaar"),
        (CRIME_PER_MONTH.replace("2012-01-01", "2012-13-01"), "rij 2: '2012-13-01' is geen jaar"),
        (CRIME_PER_YEAR.replace("799895", "-3"), "rij 2: '-3' is geen geheel getal"),
        (CRIME_PER_YEAR.replace(",799895", ""), "rij 2: Deze rij hoort 3 velden te hebben"),
        (CRIME_PER_YEAR[:-3], r"reeks\.csv: De laatste regel is niet afgesloten"),
    ],
)
def test_a_copy_with_a_mistake_is_refused_with_its_place(text: str, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        parse([file(text)])


def test_no_file_is_no_series() -> None:
    with pytest.raises(BadInput, match="ten minste één bestand"):
        parse([])
