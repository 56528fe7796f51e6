"""The example becomes a partnership and its plan, once; a changed file changes nothing unless asked to replace."""

from datetime import UTC, datetime

import pytest
from django_scopes import scopes_disabled

from ineen.faces.exchange.actions import import_package
from ineen.faces.exchange.changes import Comparison, compare
from ineen.faces.exchange.package import Package, read_package
from ineen.ground.areas.actions import FictionalArea, declare_fictional_areas, load_municipalities
from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import RESIDENT, system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations.models import Organisation, Partnership, PartnershipMember
from ineen.policy.plans import queries
from ineen.policy.plans.models import SafetyPlan, Theme
from tests.faces.exchange.plan_files import EXAMPLE, example

pytestmark = pytest.mark.django_db(databases="__all__")
BY, NOW = system("test"), datetime(2026, 6, 1, 9, tzinfo=UTC)


def package(*changes: tuple[str, str]) -> Package:
    return read_package(example(*changes), "bes.yaml")


def bring_in(*changes: tuple[str, str], replace: bool = False) -> None:
    import_package(by=BY, now=NOW, package=package(*changes), replace=replace)


def rows() -> tuple[int, ...]:
    with scopes_disabled():
        return tuple(
            model.objects.count()
            for model in (SafetyPlan, Theme, Partnership, PartnershipMember, Organisation, AuditEntry)
        )


def test_the_first_example_reads_back_as_its_source_says() -> None:
    import_package(by=BY, now=NOW, package=read_package(EXAMPLE.read_bytes(), "bes.yaml"))
    plan = queries.plan(RESIDENT, "bes-2023-2026")

    assert plan.title == "Integraal Veiligheidsplan BES-regio 2023–2026"
    assert (plan.partnership, str(plan.period), plan.stage.label) == ("bes", "2023–2026", "vastgesteld")
    assert plan.kind.label == "integraal veiligheidsplan"
    assert {str(one.code): one.name for one in plan.municipalities} == {
        "GM0308": "Baarn", "GM0317": "Eemnes", "GM0342": "Soest", "GM0313": "Bunschoten", "GM0310": "De Bilt",
    }  # fmt: skip
    assert set(plan.partners) == {"Politie", "Openbaar Ministerie"}

    assert plan.rebuilt
    assert plan.source.startswith("Openbaar bericht over het Integraal Veiligheidsplan 2023–2026 van Baarn, Eemnes,")
    assert "nagebouwd uit openbare berichten" in plan.source_note

    assert "gemeentegrens" in plan.why_together
    assert "kennis en mensen" in plan.why_together
    assert "inwoners, gemeente, politie en Openbaar Ministerie doen het samen" in plan.with_residents
    assert "kennisopbouw, samenwerking en preventie" in plan.other_subjects

    assert [(theme.title, theme.priority.value) for theme in plan.themes] == [
        ("Ondermijning", "priority"),
        ("Digitale veiligheid", "priority"),
        ("Zorg en veiligheid", "priority"),
        ("Jeugdoverlast en -criminaliteit", "priority"),
    ]
    ondermijning, digitaal, zorg, jeugd = plan.themes
    for word in ("legale bedrijven en diensten", "productie van drugs", "geweld", "normaal wordt gevonden"):
        assert word in ondermijning.about
    assert "treden samen op" in ondermijning.approach
    assert "openbare orde die online beginnen" in digitaal.about
    assert "net zo gewoon als de aanpak van traditionele criminaliteit" in digitaal.goals[1].title
    assert "weerbaar" in digitaal.goals[0].title
    for word in ("psychische kwetsbaarheid", "huiselijk geweld", "radicalisering"):
        assert word in zorg.about
    assert "in hun eigen omgeving" in zorg.goals[0].title
    assert zorg.approach == "Veiligheid, het sociaal domein en de zorg werken samen."
    assert jeugd.about == "Rondhangende jongeren en jeugdcriminaliteit."
    assert "thuis en op school" in jeugd.approach


def test_what_the_source_does_not_say_stays_empty() -> None:
    bring_in()
    plan = queries.plan(RESIDENT, "bes-2023-2026")
    ondermijning, digitaal, _, jeugd = plan.themes
    assert plan.vision == digitaal.approach == ""
    assert ondermijning.goals == jeugd.goals == ()
    assert not any(theme.reason or theme.expect or theme.field for theme in plan.themes)
    assert Partnership.objects.get(slug="bes").lead is None


def test_the_same_file_again_changes_nothing() -> None:
    assert compare(BY, package()) == (Comparison.NEW, ())
    bring_in()
    assert compare(BY, package()) == (Comparison.UNCHANGED, ())


def test_a_changed_file_says_what_would_change_and_changes_nothing() -> None:
    bring_in()
    before = rows()
    changes = (("titel: Ondermijning", "titel: Ondermijnende criminaliteit"), ("  visie: ", "  visie: Veilig. "))
    comparison, found = compare(BY, package(*changes))
    assert comparison is Comparison.CHANGED
    assert [str(change) for change in found] == [
        "plan.visie: komt erbij: “Veilig.”",
        "plan.themas[ondermijning].titel: was “Ondermijning”, wordt “Ondermijnende criminaliteit”",
    ]
    with pytest.raises(BadInput, match=r"staat al in Ineen\. Gebruik --replace"):
        bring_in(*changes)
    assert rows() == before


def test_a_partnership_is_not_renamed_unasked() -> None:
    bring_in()
    with pytest.raises(BadInput, match=r"samenwerkingsverband bes staat al in Ineen\. Gebruik --replace"):
        bring_in(("naam: BES-regio", "naam: Regio BES"))
    assert queries.plan(RESIDENT, "bes-2023-2026").partnership_name == "BES-regio"


def test_an_item_that_comes_goes_or_moves_is_told_as_a_whole() -> None:
    bring_in()
    text = EXAMPLE.read_text(encoding="utf-8")
    start, last = text.index("    - sleutel: digitale-veiligheid"), text.index("    - sleutel: jeugdoverlast")
    new = "    - sleutel: wonen\n      titel: Prettig wonen\n      prioriteit: beheer\n"
    changed = read_package((text[:start] + text[last:] + new).encode(), "bes.yaml")
    assert [str(change) for change in compare(BY, changed)[1]] == [
        "plan.themas[jeugdoverlast-en-criminaliteit]: was “plaats 4”, wordt “plaats 2”",
        "plan.themas[wonen]: komt erbij: “plaats 3”",
        "plan.themas[digitale-veiligheid]: vervalt: “plaats 2”",
        "plan.themas[zorg-en-veiligheid]: vervalt: “plaats 3”",
    ]


def test_replacing_is_one_act_and_the_file_is_then_unchanged() -> None:
    bring_in()
    changes = (
        ("titel: Ondermijning", "titel: Ondermijnende criminaliteit"),
        ("naam: BES-regio", "naam: Regio BES"),
        ("    - naam: Politie\n", "    - naam: Brandweer\n      soort: veiligheidsregio\n    - naam: Politie\n"),
    )
    bring_in(*changes, replace=True)
    assert compare(BY, package(*changes)) == (Comparison.UNCHANGED, ())
    assert queries.plan(RESIDENT, "bes-2023-2026").themes[0].title == "Ondermijnende criminaliteit"
    entries = AuditEntry.objects.filter(act="import_package").order_by("pk")
    assert len({entry.act_id for entry in entries}) == 2
    assert [entry.what for entry in entries][2:] == ["samenwerkingsverband aangevuld", "plan vervangen uit een bestand"]


def test_a_second_plan_of_a_partnership_is_new_and_earlier_years_are_added() -> None:
    bring_in()
    earlier = (
        ("sleutel: bes-2023-2026", "sleutel: bes-2019-2022"),
        ("van: 2023-01-01\n    tot_en_met: 2026-12-31", "van: 2019-01-01\n    tot_en_met: 2022-12-31"),
    )
    assert compare(BY, package(*earlier)) == (Comparison.NEW, ())
    bring_in(*earlier, ("vanaf: 2023-01-01", "vanaf: 2019-01-01"), replace=True)
    assert [len(plan.municipalities) for plan in queries.plans_visible_to(RESIDENT)] == [5, 5]


def test_nobody_leaves_a_partnership_by_being_left_out_of_a_file() -> None:
    bring_in()
    before = rows()
    with pytest.raises(
        BadInput, match=r"Soest doet mee in bes, en ontbreekt in dit bestand\. Zet de organisatie erbij"
    ):
        bring_in(("    - code: GM0342\n      naam: Soest\n", ""), replace=True)
    assert rows() == before


def test_a_plan_that_is_refused_leaves_no_partnership_behind() -> None:
    bring_in()
    before = rows()
    taken = (("sleutel: bes\n", "sleutel: kust\n"), ("samenwerkingsverband: bes", "samenwerkingsverband: kust"))
    with pytest.raises(BadInput, match="is al van een plan van samenwerkingsverband bes"):
        bring_in(*taken, replace=True)
    assert rows() == before


def test_an_invented_municipality_takes_part_once_it_was_declared() -> None:
    invented = (("code: GM0342", "code: GM9901"), ("naam: Soest", "naam: Rietdam"))
    with pytest.raises(BadInput, match=r"GM9901; zij is verzonnen; laad eerst het voorbeeld"):
        package(*invented)
    load_municipalities(by=BY, now=NOW)
    rietdam = FictionalArea(AreaCode("GM9901"), "Rietdam", ((0, 0), (1, 0), (1, 1)))
    declare_fictional_areas(by=BY, now=NOW, areas=[rietdam])
    bring_in(*invented)
    assert "Rietdam" in [one.name for one in queries.plan(RESIDENT, "bes-2023-2026").municipalities]
