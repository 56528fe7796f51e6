"""Buurten as small lines: one scale for all, also over pages, and never an order by the figure."""

import re

import pytest
from django.test import Client

from tests.faces.publication.explorer.country import BURGLARY, BURGLED
from tests.faces.publication.explorer.invented import BUURTEN, NAMES, count, draw, inhabit
from tests.faces.publication.reading import text
from tests.helpers.deliveries import Values, deliver
from tests.helpers.public_site import publish as site
from tests.helpers.worlds import begins_with

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(site)]
PAGE = f"{BURGLED}?gebied=GM9901&vergelijk=buurten"


def lines_of(client: Client, path: str) -> dict[str, str]:
    """Name → its small picture, in the order of the page."""
    section = client.get(path).content.decode().partition('class="multiples"')[2].partition("</section>")[0]
    return {re.split("[<>]", one)[2]: one.partition("<svg")[2] for one in section.split("<li>")[1:]}


def scale_of(picture: str) -> list[str]:
    """What stands along the value axis."""
    return re.findall(r'text-anchor="end"[^>]*>([\d.,]+)<', picture)[:-1]


@pytest.fixture
def _counted() -> None:
    draw()
    years = {"2022": 4, "2023": 6, "2024": 5}
    counts: Values = dict.fromkeys(("GM9901", *BUURTEN), years)
    count({**counts, "BU99010103": {"2022": 380, "2023": ".", "2024": 400}})
    people = {code: {"2024": 1000 + 100 * place} for place, code in enumerate(BUURTEN)}
    inhabit({"GM9901": {"2024": 20_000}, **people, "BU99010102": {"2024": 300}})


@pytest.mark.usefixtures("_counted")
class TestSmallLines:
    def test_each_buurt_has_one_by_name_with_its_values_in_words_and_a_link(self, client: Client) -> None:
        assert list(lines_of(client, PAGE)) == sorted(NAMES)
        shown = text(client, PAGE)
        assert "Kerkbuurt 5,0 in 2024 (1,6–11,7), 4,0 in 2022" in shown
        assert "Havenbuurt te weinig inwoners" in shown
        assert '<a class="utrecht-link utrecht-link--html-a" href="?gebied=BU99010101&amp;periode=2024">' in (
            client.get(PAGE).content.decode()
        )

    def test_all_have_one_scale_also_where_one_is_far_above_the_others(self, client: Client) -> None:
        scales = [scale_of(one) for one in lines_of(client, PAGE).values()]
        assert len(scales) == 7
        assert scales == [["0", "100", "200", "300", "400"]] * 7

    def test_the_scale_is_that_of_all_pages(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ineen.faces.publication.explorer.multiples.ON_A_PAGE", 3)
        first, last = lines_of(client, PAGE), lines_of(client, f"{PAGE}&pagina=3")
        assert (len(first), len(last)) == (3, 1)
        assert {tuple(scale_of(one)) for one in (*first.values(), *last.values())} == {
            ("0", "100", "200", "300", "400")
        }
        assert "Bladzijde 3 van 3" in text(client, f"{PAGE}&pagina=3")
        before = 'rel="prev" href="?gebied=GM9901&amp;periode=2024&amp;vergelijk=buurten&amp;pagina=2"'
        assert before in client.get(f"{PAGE}&pagina=3").content.decode()

    def test_the_largest_may_stand_first_and_the_figure_never_orders(self, client: Client) -> None:
        assert list(lines_of(client, f"{PAGE}&volgorde=inwoners"))[:3] == ["Fort", "Eiland", "Dijk"]
        refused = client.get(f"{PAGE}&volgorde=misdrijven")
        assert refused.status_code == 400
        assert "is geen volgorde. Kies uit: naam en inwoners." in refused.content.decode()

    def test_a_year_that_was_not_published_is_a_gap(self, client: Client) -> None:
        picture = lines_of(client, PAGE)["Akkers"]
        assert 'stroke-linejoin="round"' not in picture
        assert 'stroke-linejoin="round"' in lines_of(client, PAGE)["Kerkbuurt"]


def test_where_another_publisher_is_silent_about_the_whole_its_parts_keep_their_lines(client: Client) -> None:
    draw()
    count({code: {"2022": 4, "2023": 5, "2024": 6} for code in list(BUURTEN)[:-1]} | {"GM9901": {"2022": 9, "2023": 9}})
    others: Values = {"GM9901": {"2024": "."}, list(BUURTEN)[-1]: {"2022": 3, "2024": 3}}
    deliver(others, measure=BURGLARY, source="fictional", publisher="CBS", table="83648NED")
    assert list(lines_of(client, f"{PAGE}&periode=2024")) == sorted(set(NAMES) - {"Fort"})


def test_a_page_number_that_is_none_shows_the_first(client: Client) -> None:
    draw()
    count({code: {"2022": 4, "2024": 5} for code in ("GM9901", *BUURTEN)})
    assert list(lines_of(client, f"{PAGE}&pagina=x")) == sorted(NAMES)
