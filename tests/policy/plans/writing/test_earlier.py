"""Taking texts of an earlier plan over: beside what stands here, by piece, and never over what she did not see."""

from dataclasses import replace
from typing import Any

import pytest
from django_scopes import scopes_disabled

from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.policy.plans import actions, queries
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.models import PlanChange, SafetyPlan
from ineen.policy.plans.queries import GoalText, How, LocalChapterText, PartKind, PlanText, PriorityClass, ThemeText
from tests.policy.plans.scene import TEXT
from tests.policy.plans.writing.table import NOW, SLUG, TABLE, Table, lay, words

pytestmark = pytest.mark.django_db(databases="__all__")
EARLIER = "dal-2020-2023"
FROM = f"{TABLE}/overnemen/{EARLIER}"
OLD = replace(
    TEXT,
    slug=EARLIER,
    partnership="eigen",
    title="Veilig in het dal",
    vision="Wij kennen elkaar.",
    evaluation="Wij kijken elk jaar terug.",
    ambitions=("Niemand loopt een straatje om.",),
    themes=(
        ThemeText(
            slug="overlast",
            title="Woonoverlast",
            priority=PriorityClass.PRIORITY,
            about="Oude buren.",
            approach="Eerst praten.",
            ambitions=("Buren groeten elkaar.",),
            goals=(
                GoalText(slug="vrede", title="Buren lossen hun ruzie samen op.", cause="Zij kennen elkaar niet."),
                GoalText(slug="stilte", title="Het is stil na elf uur.", indicator="nuisance_alcohol_drugs"),
            ),
        ),
        ThemeText(slug="water", title="Veilig bij het water", priority=PriorityClass.MAINTENANCE, about="Wie zwemt."),
    ),
    local_chapters=(LocalChapterText(municipality="GM0342", text="In Soest speelt meer."),),
)


def scene(**changes: Any) -> Table:
    table = lay()
    import_plan(by=system("test"), now=NOW, plan=replace(OLD, **changes))
    return table


def take(table: Table, part: str, taken: dict[str, How], *, home: str | None = None, by: str = "adviser") -> PlanChange:
    kind, key = part.split("/")
    where = (PartKind(kind), key)
    found = queries.part_beside(OLD, table.plan(), *where, home)
    seen = {one.key: one.digest for one in found.passages}
    return actions.take_from_plan(
        **table.act(by), earlier=EARLIER, kind=where[0], part=key, taken=taken, seen=seen, home=home
    )


def theme(plan: PlanText, slug: str) -> ThemeText:
    return next(one for one in plan.themes if one.slug == slug)


def test_she_sees_both_texts_takes_what_still_holds_and_one_button_takes_it_back() -> None:
    table = scene()
    client, before = table.client(), table.plan()
    assert "Veilig in het dal" in words(client.get(f"{TABLE}/overnemen").content)
    assert "Woonoverlast 5 teksten staan nog niet in uw plan" in words(client.get(FROM).content)
    page = client.get(f"{FROM}/theme/overlast")
    told = words(page.content)
    assert "Nu in uw plan Buren die elkaar niet spreken. In het eerdere plan Oude buren." in told
    assert "Doel: Buren lossen hun ruzie samen op. Oorzaak" in told
    part = queries.part_beside(OLD, before, PartKind.THEME, "overlast")
    form = {f"stond-{one.key}": one.digest for one in part.passages} | {
        "theme/overlast/about": "vervang", "theme/overlast/approach": "onder", "goal/stilte/title": "onder",
    }  # fmt: skip
    done = client.post(f"{FROM}/theme/overlast", form, follow=True)
    assert "Overgenomen uit “Veilig in het dal”: 3 teksten van thema “Woonoverlast”" in words(done.content)
    after = theme(table.plan(), "woonoverlast")
    assert (after.about, after.approach) == ("Oude buren.", "Eerst praten.")
    assert [goal.title for goal in after.goals] == [
        "Buren lossen hun ruzie samen op.",
        "Het is stil na elf uur.",
    ]
    assert after.goals[1].indicator == "nuisance_alcohol_drugs"
    with scopes_disabled():
        change = PlanChange.objects.latest("at")
    client.post(TABLE, {"doe": f"terug {change.pk}"})
    assert table.plan() == before


def test_a_text_comes_under_what_stands_and_a_goal_keeps_its_own_title() -> None:
    table = scene()
    take(table, "theme/overlast", {"theme/overlast/about": How.UNDER, "goal/vrede/cause": How.UNDER})
    found = theme(table.plan(), "woonoverlast")
    assert found.about == "Buren die elkaar niet spreken.\n\nOude buren."
    assert [(goal.slug, goal.cause) for goal in found.goals] == [("samen-oplossen", "Zij kennen elkaar niet.")]


def test_what_a_colleague_wrote_meanwhile_is_not_written_over_and_is_shown() -> None:
    table = scene()
    client = table.client()
    part = queries.part_beside(OLD, table.plan(), PartKind.THEME, "overlast")
    form = {f"stond-{one.key}": one.digest for one in part.passages} | {"theme/overlast/about": "vervang"}
    address = queries.TextAddress(PartKind.THEME, "woonoverlast", "about")
    actions.write_text(
        **table.act("coordinator"),
        address=address,
        text="Wat een collega schreef.",
        based_on=queries.digest(theme(table.plan(), "woonoverlast").about),
    )
    page = client.post(f"{FROM}/theme/overlast", form)
    assert page.status_code == 422
    told = words(page.content)
    assert "“Waar het over gaat” is in uw plan intussen gewijzigd." in told
    assert "Nu in uw plan Wat een collega schreef." in told
    assert 'value="vervang" checked' in page.content.decode()
    assert theme(table.plan(), "woonoverlast").about == "Wat een collega schreef."


def test_nothing_is_written_over_without_having_been_shown() -> None:
    table = scene()
    with pytest.raises(BadInput, match="intussen gewijzigd"):
        actions.take_from_plan(
            **table.act(), earlier=EARLIER, kind=PartKind.PLAN, part="", taken={"plan//vision": How.INSTEAD}, seen={}
        )
    assert table.plan().vision == TEXT.vision


def test_a_theme_that_does_not_stand_comes_with_its_weight_or_its_texts_go_to_another() -> None:
    table = scene()
    take(table, "theme/water", {"theme/water/title": How.UNDER})
    new = theme(table.plan(), "veilig-bij-het-water")
    assert (new.title, new.priority, new.about) == ("Veilig bij het water", PriorityClass.MAINTENANCE, "")
    take(table, "theme/water", {"theme/water/about": How.UNDER}, home="vuurwerk")
    assert theme(table.plan(), "vuurwerk").about == "Wie zwemt."
    with pytest.raises(NotFound):
        take(table, "theme/water", {"theme/water/about": How.UNDER}, home="bestaat-niet")


def test_texts_of_the_whole_plan_ambitions_and_a_local_chapter() -> None:
    table = scene()
    take(table, "plan/", {"plan//vision": How.INSTEAD, "plan//ambitions": How.UNDER})
    assert (table.plan().vision, table.plan().ambitions) == (OLD.vision, OLD.ambitions)
    take(table, "chapter/GM0342", {"chapter/GM0342/text": How.UNDER}, by="coordinator")
    assert table.plan().local_chapters == OLD.local_chapters


def test_without_a_choice_nothing_is_taken() -> None:
    table = scene()
    before = table.plan()
    page = table.client().post(f"{FROM}/plan/-", {"plan//vision": ""})
    assert page.status_code == 422
    assert "Kies eerst wat u overneemt" in words(page.content)
    assert table.plan() == before


def test_what_is_empty_here_is_ticked_at_once_on_request() -> None:
    table = scene()
    page = table.client().get(f"{FROM}/plan/-?vink=leeg").content.decode()
    assert 'name="plan//evaluation" value="onder" checked' in page
    assert 'name="plan//vision" value="onder">' in page


@pytest.mark.parametrize("part", ["mayor", "griffier", "partner_contributor", "neighbour"])
def test_who_does_not_write_takes_nothing(part: str) -> None:
    table = scene()
    with pytest.raises((NotAllowed, NotFound)):
        take(table, "plan/", {"plan//vision": How.INSTEAD}, by=part)
    assert table.plan().vision == TEXT.vision


def test_a_plan_that_she_may_not_see_is_not_there_to_take_from() -> None:
    table = scene(partnership="ander", audience=Audience.PARTNERSHIP, local_chapters=())
    client = table.client()
    assert "Veilig in het dal" not in words(client.get(f"{TABLE}/overnemen").content)
    assert client.get(FROM).status_code == client.get(f"{FROM}/plan/-").status_code == 404
    with pytest.raises(NotFound):
        take(table, "plan/", {"plan//vision": How.INSTEAD})


def test_a_closed_plan_is_warned_for_stands_in_the_log_and_is_not_named_to_others() -> None:
    table = scene(audience=Audience.PARTNERSHIP)
    assert "Niet iedereen mag dit eerdere plan lezen." in words(table.client().get(FROM).content)
    read = set(AuditEntry.objects.filter(what="besloten plan bekeken").values_list("subject_id", flat=True))
    with scopes_disabled():
        assert read == {str(pk) for pk in SafetyPlan.objects.values_list("pk", flat=True)}
    assert "Veilig" not in take(table, "plan/", {"plan//vision": How.INSTEAD}).what


def test_no_plan_is_taken_from_itself() -> None:
    table = scene()
    assert table.client().get(f"{TABLE}/overnemen/{SLUG}").status_code == 404
    with pytest.raises(NotFound):
        actions.take_from_plan(**table.act(), earlier=SLUG, kind=PartKind.PLAN, part="", taken={}, seen={})


def test_a_public_plan_of_others_may_be_taken_from() -> None:
    table = scene(partnership="ander", local_chapters=())
    assert "Van anderen Veilig in het dal" in words(table.client().get(f"{TABLE}/overnemen").content)
    take(table, "plan/", {"plan//vision": How.INSTEAD})
    assert table.plan().vision == OLD.vision
