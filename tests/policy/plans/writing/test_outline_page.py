"""The outline as a page: buttons that work without a script, fragments for who has one, and nothing for strangers."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from ineen.policy.execution.actions import import_implementation_plan
from ineen.policy.plans import actions
from ineen.policy.plans.queries import GoalText, Piece, PlanStage, PriorityClass, ThemeText
from tests.helpers.public_site import BY
from tests.helpers.whole_thread import YEAR
from tests.policy.plans.scene import TEXT
from tests.policy.plans.writing.table import NOW, SLUG, TABLE, Table, lay, words

pytestmark = pytest.mark.django_db(databases="__all__")
HTMX = {"HX-Request": "true"}


def press(client: Client, does: str, **typed: str) -> str:
    """Press a button without a script: the page that follows."""
    response = client.post(TABLE, {"doe": does, **typed}, follow=True)
    assert response.status_code == 200
    return str(response.content.decode())


def titles(table: Table) -> list[str]:
    return [theme.title for theme in table.plan().themes]


def test_she_adds_a_theme_names_it_otherwise_and_moves_it_without_a_script() -> None:
    table = lay()
    client = table.client()
    assert 'value="voegtoe field/jeugd"' in press(client, "nieuw field/jeugd")
    page = press(client, "voegtoe field/jeugd", titel="Digitaal", gewicht="priority")
    assert "Toegevoegd: thema “Digitaal”" in page
    assert table.plan().themes[-1].priority is PriorityClass.PRIORITY
    assert 'value="Digitaal"' in press(client, "hernoem theme/digitaal")
    assert "heet nu “Veilig online”" in press(client, "noem theme/digitaal", titel="Veilig online")
    page = press(client, "omhoog theme/vuurwerk")
    assert titles(table) == ["Woonoverlast", "Vuurwerk", "Fietsdiefstal", "Veilig online"]
    assert re.search(r'value="omhoog theme/vuurwerk"[^>]* autofocus', page)


def test_with_a_script_only_the_outline_comes_back_and_the_moved_row_keeps_the_focus() -> None:
    table = lay()
    response = table.client().post(TABLE, {"doe": "omlaag theme/fietsdiefstal"}, headers=HTMX)
    page = response.content.decode()
    assert "<html" not in page
    assert re.search(r'value="omlaag theme/fietsdiefstal"[^>]* autofocus', page)
    assert page.count(" autofocus") == 1
    assert '<div id="gedaan" hx-swap-oob="innerHTML">' in page
    assert "Verplaatst: thema “Fietsdiefstal” staat nu onder “Vuurwerk”" in words(response.content)


def test_what_was_removed_is_put_back_with_one_button_also_later() -> None:
    table = lay()
    before = table.plan()
    page = press(table.client(), "weg theme/woonoverlast")
    assert "Verwijderd: thema “Woonoverlast”, met 1 doel" in page
    assert titles(table) == ["Fietsdiefstal", "Vuurwerk"]
    later = table.client("coordinator").get(TABLE).content.decode()
    [button] = set(re.findall(r'value="(terug [^"]+)"', later))
    assert "Ongedaan gemaakt: Verwijderd" in press(table.client("coordinator"), button)
    assert table.plan() == before


def test_two_people_who_remove_the_same_theme_both_know_how_it_stands() -> None:
    table = lay()
    first, second = table.client("adviser"), table.client("coordinator")
    press(first, "weg theme/woonoverlast")
    page = press(second, "weg theme/woonoverlast")
    assert "staat niet (meer) in het plan" in page
    assert "Fietsdiefstal" in page


def test_a_title_that_cannot_be_comes_back_in_its_line() -> None:
    table = lay()
    page = press(table.client(), "voegtoe field/jeugd", titel="x" * 201)
    assert "Deze naam is 201 tekens" in page
    assert "x" * 201 in page
    assert len(titles(table)) == 3


def test_a_theme_on_which_actions_hang_stays_and_the_page_says_which() -> None:
    table = lay()
    point = replace(YEAR.points[0], theme="woonoverlast", actions=(replace(YEAR.points[0].actions[1], goal=""),))
    point = replace(point, actions=(replace(point.actions[0], municipalities=(), owner="", partners=()),))
    import_implementation_plan(
        by=BY, now=NOW, plan=replace(YEAR, partnership="eigen", plan=SLUG, points=(point,), funding=())
    )
    page = words(table.client().post(TABLE, {"doe": "weg theme/woonoverlast"}).content)
    assert "Aan thema “Woonoverlast” hangt werk van een uitvoeringsplan: “Samen met de buurt”" in page
    assert titles(table)[0] == "Woonoverlast"


def test_an_adopted_plan_says_why_and_has_no_buttons() -> None:
    table = lay(stage=PlanStage.ADOPTED)
    client = table.client()
    page = client.get(TABLE).content.decode()
    assert "De tekst wijzigt alleen nog door een besluit" in page
    assert 'name="doe"' not in page
    theme = client.get(f"{TABLE}/themas/woonoverlast").content.decode()
    assert 'aria-disabled="true" aria-describedby="bewaar-keuzes-waarom"' in theme
    assert client.post(TABLE, {"doe": "weg theme/woonoverlast"}).status_code == 403
    assert len(titles(table)) == 3


@pytest.mark.parametrize("part", ["neighbour", "without-role", "former", "council_member"])
def test_for_strangers_the_draft_is_not_there_whatever_they_send(part: str) -> None:
    table = lay()
    client = table.client(part)
    for page in (TABLE, f"{TABLE}/themas/woonoverlast", f"{TABLE}/doelen/samen-oplossen", f"{TABLE}/nakijken"):
        assert client.get(page).status_code == 404
        assert client.post(page, {"doe": "weg theme/woonoverlast"}).status_code == 404
    assert len(titles(table)) == 3


@pytest.mark.parametrize("does", ["", "weg", "weg theme/", "weg tie/abc", "weg tie/" + "9" * 40, "terug x", "dans"])
def test_a_button_that_does_not_exist_changes_nothing(does: str) -> None:
    table = lay()
    assert table.client().post(TABLE, {"doe": does}).status_code in (200, 302)
    assert table.plan().themes == TEXT.themes


def test_a_plan_of_fifteen_themes_is_a_light_page_and_one_of_forty_with_long_names_a_whole_one() -> None:
    def many(count: int, title: str) -> tuple[ThemeText, ...]:
        return tuple(
            ThemeText(
                slug=f"thema-{theme}",
                title=f"{title} {theme}",
                priority=PriorityClass.STRATEGIC,
                field="wonen",
                goals=tuple(
                    GoalText(slug=f"minder-overlast-{theme}-{goal}", title=f"Minder meldingen van overlast {goal}")
                    for goal in range(3)
                ),
            )
            for theme in range(count)
        )

    table = lay(themes=many(15, "Overlast in de buurt"))
    assert len(table.client().get(TABLE).content) <= 60_000
    change = actions.remove_piece(**table.act(), piece=Piece.parse("theme/thema-3"))
    assert "met 3 doelen" in change.what


def test_forty_themes_with_the_longest_names_stand_in_order() -> None:
    themes = tuple(
        ThemeText(slug=f"t{n}", title=f"{n} {'lang ' * 39}".strip(), priority=PriorityClass.MAINTENANCE)
        for n in range(40)
    )
    table = lay(themes=themes)
    actions.move_piece(**table.act(), piece=Piece.parse("theme/t39"), direction="up")
    page = words(table.client().get(TABLE).content)
    assert page.index("39 lang") < page.index("38 lang")
