"""Two people in one text: nobody's words are lost, and nobody's words are overwritten unseen."""

from dataclasses import replace

import pytest
from django_scopes import scopes_disabled

from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import Role, Viewer, system
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.models import Membership, Person
from ineen.policy.plans import actions, queries
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.queries import PartKind, PlanStage, SettledBy, TextAddress
from tests.helpers.writes import given
from tests.policy.plans.scene import BY, NOW, TEXT
from tests.policy.plans.writers import BAARN, PLAN, REASON, SOEST, VISION, acting, person, set_the_scene

pytestmark = pytest.mark.django_db(databases="__all__")


def seen_by(who: Person) -> Viewer:
    return organisations.viewer_of(who.pk, NOW)


def says(address: TextAddress = VISION) -> str:
    stored = queries.stored(BY, PLAN)
    assert stored
    return queries.text_at(stored, address)


def write(who: Person, text: str, *, from_: str | None = None, address: TextAddress = VISION) -> actions.Written:
    began = says(address) if from_ is None else from_
    return actions.write_text(
        by=acting(who), now=NOW, plan=PLAN, address=address, text=text, based_on=queries.digest(began)
    )


def test_a_text_that_nobody_changed_meanwhile_is_saved_with_who_and_what_it_was() -> None:
    set_the_scene()
    noor = person("noor")
    before = says()
    assert write(noor, "Een veilig dal voor iedereen.\r\n").conflict is None
    assert says() == "Een veilig dal voor iedereen."
    entry = AuditEntry.objects.get(act="write_text")
    assert (entry.what, entry.actor) == ("tekst gewijzigd: Visie", noor.pk)
    assert "plan//vision" in entry.details
    assert before in entry.details
    hand = queries.text_block(seen_by(noor), PLAN, VISION).hand
    assert hand is not None
    assert hand.label == "adviseur veiligheid, Baarn"


def test_two_who_wrote_at_once_both_keep_their_words_and_the_plan_its_text() -> None:
    set_the_scene()
    noor, sam = person("noor"), person("sam", at=SOEST)
    began = says()
    write(noor, "Zoals Noor het zegt.", from_=began)
    which = write(sam, "Zoals Sam het zegt.", from_=began).conflict
    assert which is not None
    assert says() == "Zoals Noor het zegt."
    for who in (noor, sam):
        assert queries.text_block(seen_by(who), PLAN, VISION).conflicts == 1
        found = queries.conflict(seen_by(who), PLAN, which)
        assert (found.theirs, found.mine) == ("Zoals Noor het zegt.", "Zoals Sam het zegt.")
        assert (found.theirs_label, found.label) == ("adviseur veiligheid, Baarn", "adviseur veiligheid, Soest")


def test_the_same_words_from_two_people_are_no_conflict() -> None:
    set_the_scene()
    noor, sam = person("noor"), person("sam")
    began = says()
    write(noor, "Precies hetzelfde.", from_=began)
    assert write(sam, "Precies hetzelfde.", from_=began).conflict is None


@pytest.mark.parametrize(
    ("choice", "becomes"),
    [(SettledBy.THEIRS, "Van Noor."), (SettledBy.MINE, "Van Sam."), (SettledBy.MERGED, "Van Noor en Sam.")],
)
def test_one_of_them_decides_once(choice: SettledBy, becomes: str) -> None:
    set_the_scene()
    noor, sam = person("noor"), person("sam")
    began = says()
    write(noor, "Van Noor.", from_=began)
    which = write(sam, "Van Sam.", from_=began).conflict
    assert which is not None
    choose = {"plan": PLAN, "conflict": which, "based_on": queries.digest("Van Noor."), "text": "Van Noor en Sam."}
    actions.settle_conflict(by=acting(noor), now=NOW, choice=choice, **choose)  # type: ignore[arg-type]
    assert says() == becomes
    assert queries.text_block(seen_by(sam), PLAN, VISION).conflicts == 0
    found = queries.conflict(seen_by(sam), PLAN, which)
    assert found.settled == choice.label
    with pytest.raises(BadInput, match="Hierover is al beslist"):
        actions.settle_conflict(by=acting(sam), now=NOW, choice=SettledBy.MINE, **choose)  # type: ignore[arg-type]
    assert says() == becomes


def test_a_choice_that_was_made_looking_at_an_older_text_is_asked_again() -> None:
    set_the_scene()
    noor, sam = person("noor"), person("sam")
    began = says()
    write(noor, "Van Noor.", from_=began)
    which = write(sam, "Van Sam.", from_=began).conflict
    assert which is not None
    write(noor, "Nog een keer van Noor.")
    with pytest.raises(BadInput, match="intussen weer gewijzigd"):
        actions.settle_conflict(
            by=acting(sam),
            now=NOW,
            plan=PLAN,
            conflict=which,
            choice=SettledBy.MINE,
            based_on=queries.digest("Van Noor."),
        )
    assert says() == "Nog een keer van Noor."
    assert queries.conflict(seen_by(sam), PLAN, which).moved_on


def test_three_writers_leave_two_choices_and_each_is_shown() -> None:
    set_the_scene()
    noor, sam, kim = person("noor"), person("sam"), person("kim")
    began = says()
    write(noor, "Van Noor.", from_=began)
    both = {write(sam, "Van Sam.", from_=began).conflict, write(kim, "Van Kim.", from_=began).conflict}
    assert {which for which, _ in queries.open_conflicts(seen_by(noor), PLAN, VISION)} == both
    assert queries.text_block(seen_by(kim), PLAN, VISION).conflicts == 2


def test_versions_of_a_theme_that_was_removed_can_be_read_and_closed() -> None:
    set_the_scene()
    noor, sam = person("noor"), person("sam")
    began = says(REASON)
    write(noor, "Van Noor.", from_=began, address=REASON)
    which = write(sam, "Van Sam.", from_=began, address=REASON).conflict
    assert which is not None
    stored = queries.stored(BY, PLAN)
    assert stored
    import_plan(by=BY, now=NOW, plan=replace(stored, themes=stored.themes[1:]), replace=True)
    found = queries.conflict(seen_by(sam), PLAN, which)
    assert (found.block, found.mine) == (None, "Van Sam.")
    choose = {"plan": PLAN, "conflict": which, "based_on": ""}
    with pytest.raises(NotFound, match="staat niet"):
        actions.settle_conflict(by=acting(sam), now=NOW, choice=SettledBy.MINE, **choose)  # type: ignore[arg-type]
    actions.settle_conflict(by=acting(sam), now=NOW, choice=SettledBy.THEIRS, **choose)  # type: ignore[arg-type]
    assert queries.open_conflicts(seen_by(sam), PLAN) == ()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADVISER, Role.COORDINATOR}))
def test_who_does_not_write_plans_writes_none(role: Role) -> None:
    set_the_scene()
    before = says()
    with pytest.raises((NotAllowed, NotFound)):
        write(person("iemand", role, at="Politie" if role is Role.ANALYST else BAARN), "Iets anders.")
    assert says() == before


def test_a_neighbour_finds_no_plan_and_the_system_may_not_write() -> None:
    set_the_scene()
    with pytest.raises(NotFound, match="Dit plan is er niet"):
        write(person("buur", at="GM0114", partnership="kust"), "Iets anders.")
    with pytest.raises(NotFound):
        actions.write_text(by=system("worker"), now=NOW, plan=PLAN, address=VISION, text="x", based_on="")


def test_an_adopted_plan_refuses_with_the_sentence_of_the_rule() -> None:
    set_the_scene(stage=PlanStage.ADOPTED)
    with pytest.raises(NotAllowed, match="wijzigt alleen nog door een besluit"):
        write(person("noor"), "Iets anders.")


def test_a_chapter_is_written_by_its_own_municipality_or_the_coordinator() -> None:
    set_the_scene()
    chapter = TextAddress(PartKind.CHAPTER, SOEST, "text")
    with pytest.raises(NotAllowed, match="van een andere gemeente"):
        write(person("noor", at=BAARN), "Van buiten.", address=chapter)
    write(person("sam", at=SOEST), "Van binnen.", address=chapter)
    write(person("coen", Role.COORDINATOR, at=BAARN), "Van de coördinator.", address=chapter)
    assert says(chapter) == "Van de coördinator."


def test_a_role_that_ended_writes_no_more() -> None:
    set_the_scene()
    noor = person("noor")
    actor = acting(noor)
    with given(), scopes_disabled():
        Membership.objects.filter(person=noor).update(until=NOW.date())
    with pytest.raises(NotFound, match="Dit plan is er niet"):
        actions.write_text(by=actor, now=NOW, plan=PLAN, address=VISION, text="x", based_on=queries.digest(says()))
    assert says() == TEXT.vision


def test_a_text_that_cannot_stand_there_is_refused_with_the_remedy() -> None:
    set_the_scene()
    noor = person("noor")
    with pytest.raises(BadInput, match=r"20\.001 tekens lang, er passen er 20\.000"):
        write(noor, "x" * 20_001)
    title = TextAddress(PartKind.PLAN, "", "title")
    for wrong in ("", "Twee\nregels"):
        with pytest.raises(BadInput, match="titel in van één regel"):
            write(noor, wrong, address=title)
    assert says(title) == TEXT.title
