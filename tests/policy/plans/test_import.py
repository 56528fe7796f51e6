"""Bringing in a plan: who may, what it keeps, what it refuses."""

import json
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django_scopes import scopes_disabled

from ineen.ground.audit.models import AuditEntry
from ineen.ground.inbox import queries as inbox
from ineen.ground.kernel.actors import RESIDENT, Actor, Role
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans import queries, rules
from ineen.policy.plans.actions import add_lead, add_signer, import_plan, write_text
from ineen.policy.plans.models import CoSigner, SafetyField, SafetyPlan, Theme, ThemeLead
from ineen.policy.plans.queries.drafts import hand, writings
from ineen.policy.plans.queries.versions import digest
from tests.helpers.writes import given
from tests.policy.plans.scene import BY, NOW, TEXT, bring_in, establish
from tests.policy.plans.writers import PLAN, REASON, VISION, acting, person, set_the_scene

pytestmark = pytest.mark.django_db(databases="__all__")
HOUR = timedelta(hours=1)
LEAD = queries.LeadText(organisation="Politie", office="wijkagent")


def test_only_the_command_line_brings_in_a_plan() -> None:
    establish()
    somebody = Actor(person=uuid4(), label="Noor Voorbeeld")
    assert not rules.may_import(somebody)
    assert rules.may_import(BY)
    with pytest.raises(NotAllowed, match="Vraag de beheerder"):
        import_plan(by=somebody, now=NOW, plan=TEXT)
    with pytest.raises(NotAllowed):
        queries.stored(somebody, TEXT.slug)


def test_a_plan_of_a_partnership_that_ineen_does_not_know_is_refused() -> None:
    with pytest.raises(NotFound):
        bring_in()


def test_a_plan_that_stands_is_not_overwritten_by_accident() -> None:
    establish()
    bring_in()
    with pytest.raises(BadInput, match=r"staat al in Ineen\. Gebruik --replace"):
        bring_in(title="Anders")
    assert queries.plan(RESIDENT, TEXT.slug).title == TEXT.title


def test_a_plan_is_never_taken_from_another_partnership() -> None:
    establish("dal")
    establish("kust", "GM0363")
    bring_in()
    with pytest.raises(BadInput, match="al van een plan van samenwerkingsverband dal"):
        import_plan(by=BY, now=NOW, plan=replace(TEXT, partnership="kust"), replace=True)


def test_replacing_keeps_the_rows_of_themes_that_stay_and_the_old_text_in_the_audit() -> None:
    establish()
    bring_in()
    with scopes_disabled():
        before = dict(Theme.objects.values_list("slug", "pk"))
    diefstal, overlast = TEXT.themes[1], replace(TEXT.themes[0], field="", title="Overlast van buren")
    changed = replace(TEXT, title="Nieuwe titel", fields=TEXT.fields[1:], themes=(diefstal, overlast))
    import_plan(by=BY, now=NOW, plan=changed, replace=True)

    plan = queries.plan(RESIDENT, TEXT.slug)
    assert (plan.title, plan.themes, plan.fields) == ("Nieuwe titel", (diefstal, overlast), TEXT.fields[1:])
    with scopes_disabled():
        assert dict(Theme.objects.values_list("slug", "pk")) == {
            slug: before[slug] for slug in ("fietsdiefstal", "woonoverlast")
        }
    entries = AuditEntry.objects.filter(subject_app="plans").order_by("pk")
    assert [entry.what for entry in entries] == ["plan ingelezen uit een bestand", "plan vervangen uit een bestand"]
    told = json.loads(entries[1].details)
    assert told["was"]["title"] == TEXT.title
    assert [theme["slug"] for theme in told["was"]["themes"]] == ["woonoverlast", "fietsdiefstal", "vuurwerk"]
    assert told["wordt"]["title"] == "Nieuwe titel"


def test_what_was_entered_for_a_partner_stays_marked_where_the_file_says_the_same() -> None:
    set_the_scene()
    adviser = person("adviser")
    police = organisations.references([organisations.partnership("dal").pk])["Politie"]
    for_police = acting(adviser, on_behalf_of=police, source="gesprek d.d. 3 maart 2026")
    for address in (VISION, REASON):
        write_text(
            by=for_police, now=NOW, plan=PLAN, address=address, text="Uit het gesprek.", based_on=now_at(address)
        )
    for theme in ("woonoverlast", "vuurwerk"):
        add_lead(by=for_police, now=NOW, plan=PLAN, theme=theme, organisation="Politie", office="teamchef")
    add_signer(by=for_police, now=NOW, plan=PLAN, organisation="Politie", office="districtschef")
    text = stored()
    changed = [replace(text.themes[0], reason="Anders."), *text.themes[1:2], replace(text.themes[2], leads=(LEAD,))]
    import_plan(by=BY, now=NOW + HOUR, plan=replace(text, themes=tuple(changed)), replace=True)

    assert hand_at(VISION).on_behalf_of == "Politie"
    assert hand_at(REASON) == queries.Hand("test", NOW + HOUR, "", None, "", confirmed=False)
    with scopes_disabled():
        marks = list(ThemeLead.objects.order_by("theme__order").values_list("office", "source"))
        signers = list(CoSigner.objects.values_list("office", "source"))
    assert marks == [("teamchef", "gesprek d.d. 3 maart 2026"), ("wijkagent", "")]
    assert signers == [("districtschef", "gesprek d.d. 3 maart 2026")]
    agent = person("agent", Role.PARTNER_CONTRIBUTOR, "Politie")
    asked = [
        one.sentence for one in inbox.waiting(organisations.viewer_of(agent.pk, NOW)) if "Klopt het" in one.sentence
    ]
    assert asked == ["In Samen veilig in het dal schreef iemand “Visie” namens uw organisatie. Klopt het?"]


def now_at(address: queries.TextAddress) -> str:
    return digest(queries.text_at(stored(), address))


def stored() -> queries.PlanText:
    found = queries.stored(BY, PLAN)
    assert found is not None
    return found


def hand_at(address: queries.TextAddress) -> queries.Hand:
    stands = queries.stored(BY, PLAN)
    assert stands is not None
    with scopes_disabled():
        plan = SafetyPlan.objects.get(slug=PLAN)
        (row,) = writings(plan, {address: queries.text_at(stands, address)}).values()
        return hand(row)


def test_the_moment_of_publication_stays_when_a_public_plan_is_replaced_and_goes_when_it_is_no_longer_public() -> None:
    establish()
    bring_in()
    import_plan(by=BY, now=NOW.replace(year=2027), plan=replace(TEXT, title="Later"), replace=True)
    assert queries.plan(RESIDENT, TEXT.slug).published_at == NOW
    import_plan(by=BY, now=NOW, plan=replace(TEXT, audience=Audience.COUNCIL), replace=True)
    with scopes_disabled():
        assert SafetyPlan.objects.get().published_at is None


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (SafetyPlan, {"period_last": "2020-01-01"}),
        (SafetyPlan, {"kind": "poem"}),
        (SafetyPlan, {"stage": "lost"}),
        (SafetyPlan, {"audience": "table"}),
        (SafetyPlan, {"rebuilt": True, "source": ""}),
        (Theme, {"priority": "hoog"}),
        (Theme, {"order": 1}),
        (Theme, {"slug": "vuurwerk"}),
        (SafetyField, {"order": 1}),
    ],
)
def test_the_database_holds_the_rules_of_the_rows(model: type[SafetyPlan], change: dict[str, object]) -> None:
    establish()
    bring_in()
    with given(), scopes_disabled(), pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**change)
