"""The buurten of a municipality on a map, the municipalities of a country, and what a map may not do."""

import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from ineen.ground.areas.models import Area
from tests.faces.publication.explorer.country import BURGLARY, BURGLED
from tests.faces.publication.explorer.invented import BUURTEN, NAMES, count, draw, inhabit
from tests.faces.publication.reading import text
from tests.helpers.deliveries import deliver
from tests.helpers.public_site import publish
from tests.helpers.worlds import begins_with
from tests.helpers.writes import given

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]
PAGE = f"{BURGLED}?gebied=GM9901&vergelijk=buurten"
SHAPE = re.compile(r'<a href="([^"]+)" aria-label="([^"]+)"><title>.*?<path [^>]*fill="([^"]+)"')
COUNTS: dict[str, int | str] = dict(zip(NAMES, (30, 0, ".", "", 5, 7, 200), strict=True))
PEOPLE = dict(zip(NAMES, (3000, 2000, 2000, 2000, 400, 2500, 2000), strict=True))


@pytest.fixture
def page(client: Client) -> str:
    """Of seven buurten: 30, none, not published, cannot occur, with too few inhabitants, 7, and 200."""
    draw()
    codes = {name: code for code, name in BUURTEN.items()}
    count({"GM9901": {"2024": 242}, **{codes[name]: {"2024": told} for name, told in COUNTS.items()}})
    inhabit({"GM9901": {"2024": 13_900}, **{codes[name]: {"2024": told} for name, told in PEOPLE.items()}})
    return client.get(PAGE).content.decode()


def shapes(page: str) -> dict[str, tuple[str, str, str]]:
    """Name → where it leads, what it tells, and its fill; in the order of the page."""
    found = [tuple(map(unescape, one)) for one in SHAPE.findall(page)]
    return {told.partition(":")[0]: (url, told, fill) for url, told, fill in found}


class TestTheMap:
    def test_each_buurt_is_a_link_with_its_name_and_value_by_name(self, page: str) -> None:
        found = shapes(page)
        assert list(found) == sorted(NAMES)
        url, told, fill = found["Kerkbuurt"]
        assert url == "?gebied=BU99010101&periode=2024"
        assert told == "Kerkbuurt: 10,0 per 1.000 inwoners (30 diefstallen en inbraken in woningen)"
        assert fill.startswith("#")

    def test_more_is_darker_and_zero_is_paper(self, page: str) -> None:
        found = shapes(page)
        light = {name: int(found[name][2][1:3], 16) for name in ("Havenbuurt", "Eiland", "Kerkbuurt", "Fort")}
        assert found["Havenbuurt"][2] == "#ffffff"
        assert light["Havenbuurt"] > light["Eiland"] > light["Kerkbuurt"] > light["Fort"]

    def test_what_has_no_value_has_a_pattern_of_its_own_and_never_a_colour(self, page: str) -> None:
        found = shapes(page)
        assert found["Akkers"][1:] == ("Akkers: niet gepubliceerd", "url(#kaart-niet-gepubliceerd)")
        assert found["Bos"][1:] == ("Bos: komt niet voor", "url(#kaart-komt-niet-voor)")
        assert found["Dijk"][2] == "url(#kaart-te-klein)"
        for pattern in ("niet-gepubliceerd", "komt-niet-voor", "te-klein"):
            assert page.count(f'<pattern id="kaart-{pattern}"') == 1

    def test_the_key_says_what_each_means_and_the_table_says_the_same(self, client: Client, page: str) -> None:
        shown = text(client, PAGE)
        assert "0 minder dan 10 10 tot 100 100 en meer niet gepubliceerd" in shown
        assert "niet gepubliceerd komt niet voor te weinig inwoners voor dit getal De kleur laat zien:" in shown
        table = shown[shown.index("In getallen") :]
        assert "Kerkbuurt 30 20–43 10,0" in table
        assert "in de vijf buurten" not in shown
        assert "in de zeven buurten van Rietdam lag dat tussen 0,00 en 100,0" in shown

    def test_months_are_coloured_by_the_number_itself_and_that_is_said(self, client: Client) -> None:
        draw()
        count({code: {"2024-03": 4, "2023-03": 2} for code in ("GM9901", *BUURTEN)})
        shown = text(client, f"{PAGE}&periode=2024-03")
        assert "De kleur laat het aantal zelf zien, want er is geen aantal per inwoner." in shown

    def test_one_class_is_called_by_its_value(self, client: Client) -> None:
        draw()
        count({code: {"2024-03": 4} for code in ("GM9901", *BUURTEN)})
        keys = client.get(f"{PAGE}&periode=2024-03").content.decode().partition("valuemap__keys")[2].partition("</ul>")
        assert re.findall(r"</svg> ([^<]*)<", keys[0]) == ["4"]

    def test_what_is_provisional_says_so_on_the_area_and_under_the_map(self, client: Client) -> None:
        draw()
        count({code: {"2024*" if code.endswith("03") else "2024": 4} for code in ("GM9901", *BUURTEN)})
        page = client.get(PAGE).content.decode()
        assert shapes(page)["Akkers"][1] == "Akkers: 4 diefstallen en inbraken in woningen, voorlopig"
        assert "Voorlopig: Akkers." in text(client, PAGE)
        assert (
            "Voorlopig: Akkers."
            in client.get(f"{BURGLED}/cijfers.svg?gebied=GM9901&vergelijk=buurten").content.decode()
        )

    def test_areas_without_a_boundary_are_named_and_of_less_than_half_there_is_no_map(self, client: Client) -> None:
        draw()
        count({code: {"2024": 4} for code in ("GM9901", *BUURTEN)})
        with given():
            Area.objects.filter(code__in=["BU99010103", "BU99010105"]).update(outline=None)
        assert "Van 2 gebieden is geen grens bekend, zij staan niet op de kaart: Akkers en Dijk." in text(client, PAGE)
        with given():
            Area.objects.filter(code__in=["BU99010101", "BU99010102"]).update(outline=None)
        assert "valuemap" not in client.get(PAGE).content.decode()

    def test_the_map_as_svg_and_png_has_its_title_and_its_key_with_it(self, client: Client, page: str) -> None:
        svg = client.get(f"{BURGLED}/cijfers.svg?gebied=GM9901&vergelijk=buurten").content
        words = [one.text for one in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
        assert "niet gepubliceerd" in words
        assert any("Rietdam, 2024" in str(one) for one in words)
        assert b"<a " not in svg
        assert client.get(f"{BURGLED}/cijfers.png?gebied=GM9901&vergelijk=buurten").content.startswith(b"\x89PNG")

    def test_a_name_that_is_code_stays_a_name(self, client: Client) -> None:
        draw(('"><script>x</script>', "Havenbuurt"))
        count({"GM9901": {"2024": 3}, "BU99010101": {"2024": 1}, "BU99010102": {"2024": 2}})
        assert "<script>x" not in client.get(PAGE).content.decode()


class TestWhatIsNotAMap:
    def test_where_no_area_has_a_value_there_is_none(self, client: Client) -> None:
        draw()
        count({"GM9901": {"2024": 30}, **{code: {"2024": "."} for code in BUURTEN}})
        assert "valuemap" not in client.get(PAGE).content.decode()

    def test_without_outlines_there_are_bars(self, client: Client) -> None:
        page = client.get("/cijfers/misdrijven?gebied=GM0342&vergelijk=verband").content.decode()
        assert "valuemap" not in page
        assert 'class="chart__wide"' in page

    @pytest.mark.parametrize(
        ("query", "why"),
        [
            ("gebied=GM0308&vergelijk=buurten", "Van Baarn zijn geen buurten ingelezen."),
            ("gebied=NL01&vergelijk=wijken", "Nederland heeft geen wijken in zich."),
        ],
    )
    def test_who_has_no_parts_gets_the_answer_and_the_reason(self, client: Client, query: str, why: str) -> None:
        deliver({"NL01": {"2024": 7}, "GM0308": {"2024": 3}}, measure=BURGLARY)
        assert why in text(client, f"{BURGLED}?{query}")

    def test_every_municipality_of_the_country_stands_in_one_table(self, client: Client) -> None:
        shown = text(client, "/cijfers/misdrijven?gebied=GM0342&vergelijk=gemeenten")
        table = shown[shown.index("In getallen") :]
        assert table.index("Aa en Hunze") < table.index("Baarn 982") < table.index("Zwolle")
