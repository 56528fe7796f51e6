"""The public site with something on it: the first example plan, a small region set, and a police export."""

from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import patch

from ineen.evidence.actions import load_source
from ineen.faces.exchange.actions import import_package
from ineen.faces.exchange.package import read_package
from ineen.ground.areas.actions import (
    FictionalArea,
    declare_fictional_areas,
    load_areas,
    load_groups,
    load_municipalities,
)
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.area_codes import AreaCode
from tests.helpers.deliveries import Values, deliver, deliver_inhabitants
from tests.helpers.police_export import export_text
from tests.lanes import ROOT

BY = system("test")
NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
EXAMPLE = ROOT / "examples" / "bes-2023-2026.yaml"

# as the police published them (47013NED), and one value that they did not publish
REGISTERED = {
    "Baarn": ("879", "994", "982"),
    "Bunschoten": ("613", "567", "539"),
    "De Bilt": ("1678", "1717", "1636"),
    "Eemnes": ("233", "264", "."),
    "Soest": ("1474", "1380", "1510"),
    "'s-Gravenhage": ("41000", "42000", "43000"),
}
REGIONS = "\n".join(
    (
        '"Key","Title","Description","Municipality","DetailRegionCode"',
        '"GM0342    ","Soest",,"GM0342","GM0342"',
        '"WK034201  ","Wijk 01 \'t Hart-Soestdijk",,"GM0342","WK034201"',
        '"BU03420102","\'t Hart",,"GM0342","BU03420102"',
        "",
    )
)


def draw_an_invented_municipality() -> None:
    """Rietdam with one wijk of two buurten, the only areas with an outline: their pages have a map."""
    left, right, whole = (((x, 0), (x + wide, 0), (x + wide, 50), (x, 50)) for x, wide in ((0, 50), (50, 50), (0, 100)))
    drawn = (
        ("GM9901", "Rietdam", whole),
        ("WK990101", "Rietdam-Dorp", whole),
        ("BU99010101", "Kerkbuurt", left),
        ("BU99010102", "Havenbuurt", right),
    )
    areas = [FictionalArea(AreaCode(code), name, ring) for code, name, ring in drawn]
    declare_fictional_areas(by=BY, now=NOW, areas=areas)


def count_in_the_invented_municipality() -> None:
    """Some years of it: one buurt has a rate, of the other one year was not published."""
    counts: Values = {
        "GM9901": {"2022": 120, "2023": 131, "2024": 142},
        "BU99010101": {"2022": 80, "2023": 91, "2024": 101},
        "BU99010102": {"2022": 40, "2023": ".", "2024": 41},
    }
    people = {"GM9901": {"2024": 5200}, "BU99010101": {"2024": 4800}, "BU99010102": {"2024": 400}}
    deliver(counts, source="fictional", table="verzonnen")
    deliver_inhabitants(people, source="fictional", publisher="Politie", table="verzonnen")


def know_the_areas(scratch: Path) -> None:
    """Every municipality since 2022, and the wijken and buurten of one."""
    with patch("ineen.ground.areas.actions.municipalities.FIRST_YEAR", 2022):  # all years take three times as long
        load_municipalities(by=BY, now=NOW)
    path = scratch / "WijkenEnBuurten.csv"
    path.write_text(REGIONS, encoding="utf-8")
    load_areas(by=BY, now=NOW, path=path, year=2023)
    know_a_base_team(scratch)


def know_a_base_team(scratch: Path) -> None:
    """Four municipalities of the police export, and one that left."""
    path = scratch / "groepen.csv"
    rows = [f"basisteam;BT0001;Eemland;{name};2013-01-01;" for name in ("Baarn", "Bunschoten", "Eemnes", "Soest")]
    rows.append("basisteam;BT0001;Eemland;De Bilt;2013-01-01;2020-12-31")
    path.write_text("\n".join(["soort;code;naam;gemeente;van;tot en met", *rows, ""]), encoding="utf-8")
    load_groups(by=BY, now=NOW, path=path)


def publish(scratch: Path) -> None:
    """Everything that the public pages can show."""
    know_the_areas(scratch)
    path = scratch / "47013NED.csv"
    path.write_text(export_text(REGISTERED, periods=("2022", "2023", "2024")), encoding="utf-8")
    load_source(by=BY, now=NOW, source="politie-47013", files=[path], retrieved=date(2026, 6, 23))
    package = read_package(EXAMPLE.read_bytes(), EXAMPLE.name)
    import_package(by=BY, now=NOW, package=package)
