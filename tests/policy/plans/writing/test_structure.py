"""Building a plan: adding, naming, moving and removing its parts."""

from collections.abc import Callable

import pytest
from django_scopes import scopes_disabled

from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.policy.plans import actions, queries
from ineen.policy.plans.queries import Piece, PlanStage, PriorityClass, TieKind
from tests.policy.plans.writing.table import SLUG, Table, lay

pytestmark = pytest.mark.django_db(databases="__all__")
OVERLAST, VUURWERK = Piece.parse("theme/woonoverlast"), Piece.parse("theme/vuurwerk")


def titles(table: Table) -> list[str]:
    return [theme.title for theme in table.plan().themes]


def test_a_theme_gets_an_address_of_its_title_which_stays_when_she_renames_it() -> None:
    table = lay()
    actions.add_theme(**table.act(), title="Digitale   veiligheid", field="jeugd")
    actions.rename_piece(**table.act(), piece=Piece.parse("theme/digitale-veiligheid"), title="Veilig online")
    theme = table.plan().themes[-1]
    assert (theme.slug, theme.title, theme.field) == ("digitale-veiligheid", "Veilig online", "jeugd")


def test_two_themes_with_one_title_have_two_addresses() -> None:
    table = lay()
    for _ in range(3):
        actions.add_theme(**table.act(), title="Jeugd")
    assert [theme.slug for theme in table.plan().themes[-3:]] == ["jeugd", "jeugd-2", "jeugd-3"]


def test_a_goal_stands_under_its_theme_and_a_field_behind_the_others() -> None:
    table = lay()
    actions.add_goal(**table.act(), theme="vuurwerk", title="Een rustige jaarwisseling.")
    actions.add_field(**table.act(), title="Fysieke veiligheid")
    plan = table.plan()
    assert [goal.title for goal in plan.themes[2].goals] == ["Een rustige jaarwisseling."]
    assert [field.slug for field in plan.fields] == ["wonen", "jeugd", "fysieke-veiligheid"]


def test_a_theme_moves_among_those_under_its_own_field() -> None:
    table = lay()
    actions.move_piece(**table.act(), piece=VUURWERK, direction="up")
    assert titles(table) == ["Woonoverlast", "Vuurwerk", "Fietsdiefstal"]
    with pytest.raises(BadInput, match="staat al bovenaan"):
        actions.move_piece(**table.act(), piece=VUURWERK, direction="up")
    assert titles(table) == ["Woonoverlast", "Vuurwerk", "Fietsdiefstal"]


def test_a_theme_goes_to_another_field_and_a_field_goes_without_its_themes() -> None:
    table = lay()
    actions.move_theme(**table.act(), theme="vuurwerk", field="jeugd")
    change = actions.remove_piece(**table.act(), piece=Piece.parse("field/wonen"))
    plan = table.plan()
    assert change.what == "Verwijderd: veld “Veilig wonen”; 1 thema staat nu zonder veld"
    assert [(theme.title, theme.field) for theme in plan.themes] == [
        ("Woonoverlast", ""),
        ("Fietsdiefstal", ""),
        ("Vuurwerk", "jeugd"),
    ]


def test_removing_tells_what_went_along_and_the_audit_keeps_every_word() -> None:
    table = lay()
    change = actions.remove_piece(**table.act(), piece=OVERLAST)
    assert change.what == "Verwijderd: thema “Woonoverlast”, met 1 doel"
    assert titles(table) == ["Fietsdiefstal", "Vuurwerk"]
    entry = AuditEntry.objects.get(act="remove_piece")
    assert entry.subject_model == "safetyplan"
    assert entry.what == change.what
    assert "Buren die elkaar niet spreken." in entry.details
    assert "Buren lossen hun ruzie samen op." in entry.details


def test_who_comes_second_hears_that_it_is_gone() -> None:
    table = lay()
    actions.remove_piece(**table.act("adviser"), piece=OVERLAST)
    tried: tuple[Callable[[], object], ...] = (
        lambda: actions.remove_piece(**table.act("coordinator"), piece=OVERLAST),
        lambda: actions.move_piece(**table.act("coordinator"), piece=OVERLAST, direction="down"),
        lambda: actions.add_goal(**table.act("coordinator"), theme="woonoverlast", title="Nog een"),
    )
    for again in tried:
        with pytest.raises(NotFound, match="Onlangs gewijzigd"):
            again()
    assert titles(table) == ["Fietsdiefstal", "Vuurwerk"]


@pytest.mark.parametrize("part", ["mayor", "council_member", "partner_contributor", "analyst", "administrator"])
def test_who_does_not_write_changes_nothing(part: str) -> None:
    table = lay()
    with pytest.raises((NotAllowed, NotFound)):
        actions.remove_piece(**table.act(part), piece=OVERLAST)
    assert len(titles(table)) == 3


@pytest.mark.parametrize("audience", [Audience.PARTNERSHIP, Audience.PUBLIC])
def test_nobody_changes_the_plan_of_another_partnership(audience: Audience) -> None:
    table = lay(audience=audience)
    with pytest.raises(NotAllowed if audience is Audience.PUBLIC else NotFound):
        actions.remove_piece(**table.act("neighbour"), piece=OVERLAST)
    assert len(titles(table)) == 3


def test_an_adopted_plan_stays_as_it_is() -> None:
    table = lay(stage=PlanStage.ADOPTED)
    tried: tuple[Callable[[], object], ...] = (
        lambda: actions.add_theme(**table.act(), title="Nieuw"),
        lambda: actions.remove_piece(**table.act(), piece=OVERLAST),
        lambda: actions.move_piece(**table.act(), piece=VUURWERK, direction="up"),
    )
    for change in tried:
        with pytest.raises(NotAllowed, match="alleen nog door een besluit"):
            change()
    assert titles(table) == ["Woonoverlast", "Fietsdiefstal", "Vuurwerk"]


def goals_by_theme(table: Table) -> dict[str, list[str]]:
    return {theme.slug: [goal.slug for goal in theme.goals] for theme in table.plan().themes}


def test_a_goal_goes_behind_those_of_another_theme_and_keeps_its_address() -> None:
    table = lay()
    actions.add_goal(**table.act(), theme="vuurwerk", title="Een rustige jaarwisseling.")
    change = actions.move_goal(**table.act(), goal="samen-oplossen", theme="vuurwerk")
    assert goals_by_theme(table) == {
        "woonoverlast": [],
        "fietsdiefstal": [],
        "vuurwerk": ["een-rustige-jaarwisseling", "samen-oplossen"],
    }
    assert change.what == (
        "Verplaatst: doel “Buren lossen hun ruzie samen op.” van thema “Woonoverlast” naar thema “Vuurwerk”"
    )
    assert AuditEntry.objects.get(act="move_goal").what == change.what
    with pytest.raises(BadInput, match="staat al bij thema “Vuurwerk”"):
        actions.move_goal(**table.act(), goal="samen-oplossen", theme="vuurwerk")


def test_a_goal_does_not_go_to_the_theme_of_another_municipality() -> None:
    table = lay()
    table.joined_by("Baarn", "GM0308")
    actions.add_theme(**table.act("coordinator"), title="Haven", municipality="GM0308")
    with pytest.raises(NotAllowed, match="van een andere gemeente"):
        actions.move_goal(**table.act(), goal="samen-oplossen", theme="haven")
    assert goals_by_theme(table)["woonoverlast"] == ["samen-oplossen"]


def put_around(table: Table) -> dict[str, list[str]]:
    """Two of each kind that stands around the themes, in the order in which they were named."""
    own = table.act("coordinator")
    for theme, organisation in (("vuurwerk", "Politie"), ("woonoverlast", "Politie"), ("woonoverlast", "GM0342")):
        actions.add_lead(**own, theme=theme, organisation=organisation, office="")
    for organisation in ("Politie", "GM0342"):
        actions.add_signer(**own, organisation=organisation, office="")
    for name in ("Regionaal plan", "Veiligheidsagenda"):
        actions.add_tie(**own, name=name, kind=TieKind.OTHER)
    return around(table)


def around(table: Table) -> dict[str, list[str]]:
    plan = table.plan()
    return {
        "lead": [one.organisation for one in plan.themes[0].leads],
        "signer": [one.organisation for one in plan.co_signers],
        "tie": [one.name for one in plan.ties],
    }


def first_of(table: Table, kind: str) -> Piece:
    found = queries.outline(table.viewer(), SLUG)
    if kind == "tie":
        return Piece.parse(found.ties[0].piece)
    leads = next(row.leads for one in found.fields for row in one.themes if row.text.slug == "woonoverlast")
    return (leads if kind == "lead" else found.signers)[0].piece


@pytest.mark.parametrize("kind", ["lead", "signer", "tie"])
def test_what_stands_around_the_themes_changes_places_and_back(kind: str) -> None:
    table = lay()
    before = put_around(table)
    piece = first_of(table, kind)
    change = actions.move_piece(**table.act("coordinator"), piece=piece, direction="down")
    assert around(table) == before | {kind: before[kind][::-1]}
    assert change.what.startswith(f"Verplaatst: {piece.kind.word} “")
    assert " staat nu onder “" in change.what
    with pytest.raises(BadInput, match="staat al onderaan"):
        actions.move_piece(**table.act("coordinator"), piece=piece, direction="down")
    actions.undo_change(**table.act("coordinator"), change=change.pk)
    assert around(table) == before


@pytest.mark.parametrize("kind", ["lead", "signer", "tie"])
def test_what_stands_around_the_themes_comes_back_where_it_stood(kind: str) -> None:
    table = lay()
    before = put_around(table)
    gone = actions.remove_piece(**table.act("coordinator"), piece=first_of(table, kind))
    assert around(table) == before | {kind: before[kind][1:]}
    actions.undo_change(**table.act("coordinator"), change=gone.pk)
    assert around(table) == before


def test_a_local_chapter_has_no_place_of_its_own() -> None:
    table = lay()
    actions.add_chapter(**table.act("coordinator"), municipality="GM0342")
    with pytest.raises(BadInput, match="geen vaste plaats"):
        actions.move_piece(**table.act("coordinator"), piece=Piece.parse("chapter/GM0342"), direction="up")


@pytest.mark.parametrize("title", ["", "   ", "x" * 201, "\0"])
def test_a_title_that_cannot_be_is_refused(title: str) -> None:
    table = lay()
    with pytest.raises(BadInput):
        actions.add_theme(**table.act(), title=title)
    assert len(titles(table)) == 3


def test_a_long_name_keeps_an_address_that_fits() -> None:
    table = lay()
    name = "Samenwerken aan de weerbaarheid van ondernemers, verenigingen en inwoners tegen georganiseerde misdaad " * 2
    actions.add_theme(**table.act(), title=name[:200], priority=PriorityClass.PRIORITY)
    assert len(table.plan().themes[-1].slug) <= 60


def test_saving_what_stands_already_changes_nothing() -> None:
    table = lay()
    with pytest.raises(BadInput, match="Er is niets gewijzigd"):
        actions.rename_piece(**table.act(), piece=OVERLAST, title="Woonoverlast")
    with scopes_disabled():
        assert not AuditEntry.objects.filter(act="rename_piece").exists()
