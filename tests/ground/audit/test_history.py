"""The history of an object, in sentences: who, what, when, in whose name."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import partnership_of, record
from ineen.ground.audit.history import Rows, changes_of, history_of
from ineen.ground.kernel.actors import Actor, system
from ineen.ground.organisations.models import Membership, Person
from ineen.policy.execution.models import Action as Measure
from ineen.policy.execution.models import Funding, ImplementationPlan
from ineen.policy.plans.models import Goal, SafetyPlan, Theme, ThemeLead
from tests.ground.audit.scenes import NOW, discussed, register

pytestmark = pytest.mark.django_db(databases=["default", "vault", "keys"])
POLICE = UUID(int=3)
ADVISER = Actor(person=UUID(int=7), label="adviseur veiligheid, Soest")
FOR_POLICE = replace(ADVISER, on_behalf_of=POLICE, source="gesprek d.d. 2 maart 2026")


@act
def touch(*, by: Actor, now: datetime, on: object, what: str) -> None:
    record(on=on, what=what, details={"was": "oud"})  # type: ignore[arg-type]


def of(*people: Person) -> Rows:
    return Rows("organisations", "person", [one.pk for one in people])


def test_history_tells_who_did_what_when_and_in_whose_name() -> None:
    row = register(by=system("worker"), now=datetime(2026, 3, 3, 9, 12, tzinfo=UTC))
    touch(by=FOR_POLICE, now=datetime(2026, 7, 3, 9, 12, tzinfo=UTC), on=row, what="doel gewijzigd")
    page = history_of(of(row))
    assert [one.sentence({POLICE: "Politie"}) for one in page.entries] == [
        "Adviseur veiligheid, Soest: doel gewijzigd, 3 juli 2026 om 11.12 uur, "
        "namens Politie (gesprek d.d. 2 maart 2026).",
        "Het systeem: persoon ingeschreven, 3 maart 2026 om 10.12 uur.",
    ]
    assert page.organisations == {POLICE}
    assert page.entries[0].details == {"was": "oud"}
    assert page.entries[0].in_whose_name({}) == ", namens een andere organisatie (gesprek d.d. 2 maart 2026)"


def test_history_is_of_the_named_rows_only_in_one_query() -> None:
    mine, other = register(by=ADVISER, now=NOW), register(by=ADVISER, now=NOW)
    assert history_of().entries == ()
    with CaptureQueriesContext(connection) as asked:
        page = history_of(of(mine), Rows("plans", "goal", [other.pk]))
    assert [one.row for one in page.entries] == [str(mine.pk)]
    assert len(asked) == 1


def test_pages_follow_each_other_and_none_shifts() -> None:
    row = register(by=ADVISER, now=NOW)
    for number in range(5):
        touch(by=ADVISER, now=NOW, on=row, what=f"stap {number}")
    first = history_of(of(row), most=2)
    touch(by=ADVISER, now=NOW, on=row, what="intussen")
    second = history_of(of(row), before=first.earlier, most=2)
    third = history_of(of(row), before=second.earlier, most=2)
    seen = [one.what for page in (first, second, third) for one in page.entries]
    assert seen == ["stap 4", "stap 3", "stap 2", "stap 1", "stap 0", "persoon ingeschreven"]
    assert third.earlier is None


def test_what_happened_in_the_vault_is_never_told() -> None:
    row = discussed("iets besloten")
    assert history_of(Rows("outbox", "task", [row.pk])).entries == ()


def test_changes_are_of_the_named_rows_since_a_moment_and_by_others() -> None:
    mine, other = register(by=ADVISER, now=NOW), register(by=ADVISER, now=NOW)
    neighbour = Actor(person=UUID(int=8), label="adviseur veiligheid, Baarn")
    for by, at, on, what in (
        (neighbour, NOW - timedelta(days=3), mine, "lang geleden"),
        (ADVISER, NOW, mine, "zelf gedaan"),
        (neighbour, NOW, mine, "doel gewijzigd"),
        (system("worker"), NOW, mine, "plan ingelezen"),
        (neighbour, NOW, other, "iets anders"),
    ):
        touch(by=by, now=at, on=on, what=what)
    page = changes_of(of(mine), since=NOW - timedelta(days=1), not_by=ADVISER.person)
    assert [one.what for one in page.entries] == ["plan ingelezen", "doel gewijzigd"]
    assert changes_of(since=NOW - timedelta(days=9)).entries == ()


def test_a_part_belongs_to_the_partnership_of_its_plan() -> None:
    here = UUID(int=21)
    plan, year = SafetyPlan(partnership_id=here), ImplementationPlan(partnership_id=here)
    theme = Theme(plan=plan)
    parts = (plan, theme, Goal(plan=plan), ThemeLead(theme=theme), Measure(plan=year), Funding(plan=year))
    assert {partnership_of(part) for part in (*parts, Membership(partnership_id=here))} == {here}
    assert partnership_of(Person()) is None
    assert partnership_of(Theme(plan_id=UUID(int=99))) is None  # its plan is gone
