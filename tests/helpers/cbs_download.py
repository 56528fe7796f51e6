"""Small downloads of police tables as typed data with dimension sets, in the shape in which CBS gives them.

Keys are padded, the total stands in the same column, descriptions run over several lines. The figures are invented.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ineen.analysis.sources.delivery import SourceFile

Record = Mapping[str, object]

CRIMES = (
    {"Key": "0.0.0 ", "Title": "Totaal misdrijven", "Description": None, "CategoryGroupID": None},
    {
        "Key": "1.1.1 ",
        "Title": "1.1.1 Diefstal/inbraak woning",
        "Description": "A20 Gekwal. Diefstal in/uit woning\nA30 Diefstal in/uit woning (niet gekwal.)\n",
        "CategoryGroupID": None,
    },
)
NUISANCES = (
    {"Key": "0.0.0 ", "Title": "Totaal registraties overlast", "Description": None, "CategoryGroupID": None},
    {"Key": "E35   ", "Title": "Melding overlast jeugd", "Description": "Iedere melding.", "CategoryGroupID": None},
)
PLACES = tuple(
    {"Key": f"{code:<10}", "Title": title, "Description": None, "Municipality": of, "DetailRegionCode": code}
    for code, title, of in (
        ("NL00", "Nederland", ""),
        ("GM0342", "Soest", "GM0342"),
        ("WK034201", "Wijk 01 't Hart-Soestdijk", "GM0342"),
        ("BU03420102", "'t Hart", "GM0342"),
        ("GM0000", "Gemeente onbekend", "GM0000"),
        ("WK000000", "Wijk onbekend", "GM0000"),
        ("BU00000000", "Buurt onbekend", "GM0000"),
    )
)
REGIONS = tuple(
    {"Key": f"{code:<6}", "Title": title, "Description": "", "CategoryGroupID": None}
    for code, title in (
        ("NL01", "Nederland"),
        ("LD03", "West-Nederland (LD)"),
        ("PV26", "Utrecht (PV)"),
        ("RE03", "Midden-Nederland (RE)"),
        ("GM0342", "Soest"),
    )
)
PERIODS = tuple(
    {"Key": code, "Title": title, "Description": "", "Status": status}
    for code, title, status in (
        ("2023MM11", "2023 november", "Definitief"),
        ("2023MM12", "2023 december", "Definitief"),
        ("2023JJ00", "2023", "Definitief"),
        ("2024MM01", "2024 januari", "Voorlopig"),
        ("2024JJ00", "2024", "NaderVoorlopig"),
    )
)


def row(category: str, region: str, period: str, value: object, topic: str = "GeregistreerdeMisdrijven_1") -> Record:
    """One record of table 47018NED, padded."""
    return {
        "SoortMisdrijf": f"{category:<6}",
        "WijkenEnBuurten": f"{region:<10}",
        "Perioden": period,
        topic: value,
        "Gemeentenaam_2": "Soest",
        "SoortRegio_3": "Gemeente",
    }


def nuisance(category: str, region: str, period: str, value: object) -> Record:
    """One record of table 47021NED, padded."""
    return {
        "Overlast": f"{category:<6}",
        "RegioS": f"{region:<6}",
        "Perioden": period,
        "GeregistreerdeOverlast_1": value,
    }


def cbs_crime(category: str, region: str, period: str, value: object) -> Record:
    """One record of table 83648NED, padded; the rates beside the count are never read."""
    return {
        "SoortMisdrijf": f"{category:<7}",
        "RegioS": f"{region:<6}",
        "Perioden": period,
        "TotaalGeregistreerdeMisdrijven_1": value,
        "GeregistreerdeMisdrijvenRelatief_2": 100.0,
        "GeregistreerdeMisdrijvenPer1000Inw_3": 24.5,
        "TotaalOpgehelderdeMisdrijven_4": 20,
        "OpgehelderdeMisdrijvenRelatief_5": 21.1,
        "RegistratiesVanVerdachten_6": 25,
    }


YEARS = (
    row("0.0.0", "NL00", "2023JJ00", 100),
    row("0.0.0", "GM0342", "2023JJ00", 90),
    row("0.0.0", "GM0000", "2023JJ00", 10),
    row("1.1.1", "GM0342", "2023JJ00", 7),
    row("0.0.0", "WK034201", "2024JJ00", 40),
    row("1.1.1", "BU03420102", "2024JJ00", None),
)
MONTHS = (
    row("0.0.0", "GM0342", "2023MM11", 6),
    row("0.0.0", "GM0342", "2023MM12", 8),
    row("0.0.0", "GM0342", "2023JJ00", 90),
    row("1.1.1", "BU03420102", "2024MM01", None),
)
NUISANCE = (
    nuisance("0.0.0", "NL01", "2023JJ00", 50),
    nuisance("E35", "GM0342", "2023MM12", 3),
    nuisance("E35", "RE03", "2024MM01", 9),
    nuisance("E35", "LD03", "2023JJ00", 20),
    nuisance("E35", "PV26", "2023JJ00", 20),
)
NUISANCE_HERE = (
    {**nuisance("E35", "x", "2023MM12", 3), "WijkenEnBuurten": "BU03420102"},
    {**nuisance("0.0.0", "x", "2024MM01", None), "WijkenEnBuurten": "WK034201  "},
)
CBS_CRIMES = tuple(
    {"Key": f"{key:<7}", "Title": title, "Description": "", "CategoryGroupID": None}
    for key, title in (
        ("T001161", "Misdrijven, totaal"),
        ("CRI1000", "1 Vermogensmisdrijven"),
        ("CRI1100", "11 Diefstal/verduistering en inbraak"),
    )
)
CBS_COUNTS = (
    cbs_crime("T001161", "NL01", "2023JJ00", 105),
    cbs_crime("T001161", "GM0342", "2023JJ00", 95),
    cbs_crime("CRI1000", "GM0342", "2023JJ00", 40),
    cbs_crime("CRI1100", "GM0342", "2024JJ00", None),
)


def properties(topic: str = "GeregistreerdeMisdrijven_1", said: str = "") -> tuple[Record, ...]:
    """DataProperties of 47018NED; `said` is the description of its region dimension."""
    columns = (
        ("Dimension", "SoortMisdrijf", "Soort misdrijf", ""),
        ("GeoDetail", "WijkenEnBuurten", "Wijken en buurten", said),
        ("TimeDimension", "Perioden", "Perioden", ""),
        ("TopicGroup", "", "Misdrijven", ""),
        ("Topic", topic, "Geregistreerde misdrijven", "Het aantal geregistreerde\nmisdrijven."),
        ("GeoDetailTopic", "Gemeentenaam_2", "Gemeentenaam", ""),
    )
    return tuple(
        {"odata.type": f"Cbs.OData.{kind}", "ID": place, "Type": kind, "Key": key, "Title": title, "Description": text}
        for place, (kind, key, title, text) in enumerate(columns)
    )


def infos(
    identifier: str = "47018NED", title: str = "Geregistreerde misdrijven; wijk, buurt 2025"
) -> tuple[Record, ...]:
    """TableInfos, with an explanation over several lines."""
    return ({"ID": 0, "Title": title, "ShortTitle": "Misdrijven; buurt", "Identifier": identifier, "Summary": "A\nB"},)


@dataclass(frozen=True)
class Download:
    """The sets of one download by file name; `files` writes them in one form."""

    sets: Mapping[str, Sequence[Record]]
    table: str = "47018NED"
    beside: Mapping[str, object] = field(default_factory=dict)

    def but(self, **sets: Sequence[Record] | None) -> "Download":
        """The same with other sets; None leaves one out."""
        left = {name: records for name, records in {**self.sets, **sets}.items() if records is not None}
        return replace(self, sets=left)

    def files(self, form: str = "json") -> list[SourceFile]:
        """Every set as a file, named so that its name says nothing."""
        return [
            SourceFile.of(f"download-{number}.{form}", self.written(name, form).encode())
            for number, name in enumerate(self.sets, start=1)
        ]

    def written(self, name: str, form: str) -> str:
        """One set as text."""
        records = [{"ID": number, **one} for number, one in enumerate(self.sets[name])]
        if form == "csv":
            return as_csv(records)
        about = f"https://dataderden.cbs.nl/ODataApi/OData/{self.table}/$metadata#Cbs.OData.WebAPI.{name}"
        return json.dumps({"odata.metadata": about, "value": records, **self.beside})


def as_csv(records: Iterable[Record], delimiter: str = ",") -> str:
    """As CBS and its clients write it: text quoted, numbers not, null empty."""
    many = list(records)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(many[0])
    for one in many:
        writer.writerow(one.values())
    return text.getvalue().replace('""', "")


CRIME_PER_YEAR = Download(
    {"TypedDataSet": YEARS, "SoortMisdrijf": CRIMES, "WijkenEnBuurten": PLACES, "Perioden": PERIODS}
)
CRIME_PER_MONTH = replace(CRIME_PER_YEAR.but(TypedDataSet=MONTHS), table="47022NED")
NUISANCE_PER_MONTH = Download(
    {"TypedDataSet": NUISANCE, "Overlast": NUISANCES, "RegioS": REGIONS, "Perioden": PERIODS}, table="47021NED"
)
NUISANCE_PER_BUURT = Download(
    {
        "TypedDataSet": [{key: one[key] for key in one if key != "RegioS"} for one in NUISANCE_HERE],
        "Overlast": NUISANCES,
        "WijkenEnBuurten": PLACES,
        "Perioden": PERIODS,
    },
    table="47024NED",
)
CRIME_OF_CBS = Download(
    {"TypedDataSet": CBS_COUNTS, "SoortMisdrijf": CBS_CRIMES, "RegioS": REGIONS, "Perioden": PERIODS}, table="83648NED"
)
