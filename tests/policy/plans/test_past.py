"""What happened to a plan, who still has to say something, and what goes when its time has passed."""

from datetime import timedelta

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from ineen.ground.audit.models import AuditEntry
from ineen.ground.inbox import queries as inbox
from ineen.ground.kernel.actors import Role, Viewer, system
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.models import Person
from ineen.policy.plans import actions, queries
from ineen.policy.plans.models import TextDraft
from tests.policy.plans.scene import BY, NOW, TEXT
from tests.policy.plans.writers import PLAN, REASON, SOEST, VISION, acting, person, set_the_scene

pytestmark = pytest.mark.django_db(databases="__all__")
HISTORY = f"/schrijven/{PLAN}/geschiedenis"


def seen_by(who: Person) -> Viewer:
    return organisations.viewer_of(who.pk, NOW)


def waits_for(who: Person) -> list[str]:
    return [one.sentence for one in inbox.waiting(seen_by(who))]


def write(who: Person, text: str, address: queries.TextAddress = VISION, **named: object) -> actions.Written:
    began = TEXT.vision if address == VISION else TEXT.themes[0].reason
    by = acting(who, **named)  # type: ignore[arg-type]
    based_on = queries.digest(began)
    return actions.write_text(by=by, now=NOW, plan=PLAN, address=address, text=text, based_on=based_on)


def client_of(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def police() -> object:
    return organisations.references([organisations.partnership("dal").pk])["Politie"]


def test_history_tells_who_what_when_and_in_whose_name_and_no_names() -> None:
    set_the_scene()
    noor = person("noor")
    write(noor, "De politie ziet dit.", on_behalf_of=police(), source="gesprek d.d. 3 maart 2026")
    shown = client_of(person("sam")).get(HISTORY).content.decode()
    assert "Adviseur veiligheid, Baarn: tekst gewijzigd: Visie, 1 juni 2026 om 11.00 uur" in shown
    assert "namens Politie (gesprek d.d. 3 maart 2026)" in shown
    assert "<ins>" in shown
    assert "Voorbeeldpersoon noor" not in shown


def test_history_of_one_part_tells_of_that_part_alone() -> None:
    set_the_scene()
    noor = person("noor")
    write(noor, "Wij letten op elkaar.")
    write(noor, "Omdat het erger werd.", REASON)
    found = queries.past(seen_by(noor), PLAN, part="theme/woonoverlast")
    assert found.part_title == "Woonoverlast"
    assert ["Woonoverlast, waarom dit gewicht" in one.sentence for one in found.events] == [True]
    with pytest.raises(NotFound):
        queries.past(seen_by(noor), PLAN, part="theme/bestaat-niet")


def test_history_has_pages() -> None:
    set_the_scene()
    noor = person("noor")
    stands = TEXT.vision
    for number in range(30):
        text = f"Versie {number}"
        actions.write_text(
            by=acting(noor), now=NOW, plan=PLAN, address=VISION, text=text, based_on=queries.digest(stands)
        )
        stands = text
    first = queries.past(seen_by(noor), PLAN)
    assert len(first.events) == 25
    rest = queries.past(seen_by(noor), PLAN, before=first.earlier)
    assert len(rest.events) == 6  # five more texts, and that the plan was brought in
    assert rest.earlier is None


@pytest.mark.parametrize("role", [Role.COUNCIL_MEMBER, Role.GRIFFIER])
def test_a_council_has_no_history_of_a_text_even_of_a_plan_that_it_sees(role: Role) -> None:
    set_the_scene(audience="council")
    with pytest.raises(NotFound):
        queries.past(seen_by(person("raad", role)), PLAN)


def test_two_versions_wait_for_both_who_wrote_them_and_for_nobody_else() -> None:
    set_the_scene()
    noor, sam, kim = person("noor"), person("sam", at=SOEST), person("kim")
    coen, buur = person("coen", Role.COORDINATOR), person("buur", at="GM0114", partnership="kust")
    write(noor, "Van Noor.")
    which = write(sam, "Van Sam.").conflict
    assert which is not None
    for who in (noor, sam, coen):
        assert [one for one in waits_for(who) if "Visie" in one and "twee versies" in one]
    assert waits_for(kim) == waits_for(buur) == []
    choose = {"choice": queries.SettledBy.THEIRS, "based_on": queries.digest("Van Noor.")}
    actions.settle_conflict(by=acting(noor), now=NOW, plan=PLAN, conflict=which, **choose)  # type: ignore[arg-type]
    assert waits_for(noor) == waits_for(sam) == []


def test_who_was_written_for_confirms_it_once_and_nobody_else_does() -> None:
    set_the_scene()
    noor = person("noor")
    agent = person("agent", Role.PARTNER_CONTRIBUTOR, at="Politie")
    write(noor, "De politie ziet dit.", on_behalf_of=police(), source="gesprek d.d. 3 maart 2026")
    assert any("namens uw organisatie. Klopt het?" in one for one in waits_for(agent))
    with pytest.raises(NotAllowed, match="van deze organisatie zelf"):
        actions.confirm_text(by=acting(noor), now=NOW, plan=PLAN, address=VISION)
    page = f"/schrijven/{PLAN}/tekst/plan/-/vision"
    assert "Klopt, namens mijn organisatie" in client_of(agent).get(page).content.decode()
    client_of(agent).post(page, {"doe": "bevestig"})
    shown = client_of(agent).get(page).content.decode()
    assert "/schrijven/" + PLAN + '"' not in shown  # the writing table is not hers
    assert "door hen bevestigd" in shown
    assert "Klopt, namens mijn organisatie" not in shown
    assert waits_for(agent) == []
    with pytest.raises(NotFound):
        actions.confirm_text(by=acting(agent), now=NOW, plan=PLAN, address=VISION)


def test_who_wrote_for_whom_is_told_as_long_as_the_words_are_theirs() -> None:
    set_the_scene()
    noor, agent = person("noor"), person("agent", Role.PARTNER_CONTRIBUTOR, at="Politie")
    about = queries.TextAddress(queries.PartKind.THEME, "woonoverlast", "about")
    named = {"on_behalf_of": police(), "source": "gesprek d.d. 3 maart 2026"}
    actions.write_text(
        by=acting(noor, **named),  # type: ignore[arg-type]
        now=NOW,
        plan=PLAN,
        address=about,
        text="De politie ziet dit.",
        based_on=queries.digest(TEXT.themes[0].about),
    )

    def told() -> tuple[str, int]:
        hand = queries.text_block(seen_by(noor), PLAN, about).hand
        return hand.on_behalf_of if hand else "", sum("Klopt het?" in one for one in waits_for(agent))

    assert told() == ("Politie", 1)
    change = actions.take_from_set(
        by=acting(noor), now=NOW, plan=PLAN, name="overlast-en-woonoverlast", taken=["about"], theme="woonoverlast"
    )
    assert told() == ("", 0)  # the police did not say what came under it
    with pytest.raises(NotFound, match="valt niets meer te bevestigen"):
        actions.confirm_text(by=acting(agent), now=NOW, plan=PLAN, address=about)
    actions.undo_change(by=acting(noor), now=NOW, plan=PLAN, change=change.pk)
    assert told() == ("Politie", 1)


def test_a_draft_is_told_to_its_writer_alone_and_the_audit_holds_one_entry_without_words() -> None:
    set_the_scene()
    noor, sam = person("noor"), person("sam")
    officer = person("frida", Role.PRIVACY_OFFICER)
    for text in ("Eerste woorden", "Eerste woorden en meer", "Eerste woorden, meer, en af"):
        actions.save_draft(
            by=acting(noor), now=NOW, plan=PLAN, address=VISION, text=text, based_on=queries.digest(TEXT.vision)
        )
    assert waits_for(noor) == [f"U begon aan een tekst die nog niet in {TEXT.title} staat. Maak hem af."]
    assert waits_for(sam) == waits_for(officer) == []
    told = AuditEntry.objects.filter(subject_model="textdraft")
    assert [one.what for one in told] == ["concept begonnen"]
    assert not AuditEntry.objects.filter(details__contains="Eerste woorden").exists()
    for who in (noor, sam, officer):
        assert "Eerste woorden" not in client_of(who).get(HISTORY).content.decode()
    listed = client_of(noor).get(f"/schrijven/{PLAN}/concepten").content.decode()
    assert "Visie" in listed
    assert "geen concepten" in client_of(sam).get(f"/schrijven/{PLAN}/concepten").content.decode()


def test_drafts_go_when_their_term_has_passed() -> None:
    set_the_scene()
    noor, sam, kim = person("noor"), person("sam"), person("kim")
    later = NOW + timedelta(days=400)
    for who, days in ((noor, 400), (sam, 0), (kim, 40)):
        moment = later - timedelta(days=days)
        actions.save_draft(
            by=acting(who), now=moment, plan=PLAN, address=VISION, text="Nog bezig", based_on=queries.digest("")
        )
    actions.discard_draft(by=acting(kim), now=later - timedelta(days=40), plan=PLAN, address=VISION)
    with pytest.raises(NotAllowed, match="opdrachtregel"):
        queries.plans_with_old_drafts(acting(noor), later)
    (plan,) = queries.plans_with_old_drafts(system("worker"), later)
    actions.forget_drafts(by=BY, now=later, plan=plan)
    with scopes_disabled():
        assert list(TextDraft.objects.values_list("person", flat=True)) == [sam.pk]
    assert queries.plans_with_old_drafts(system("worker"), later) == ()
