"""What was accounted for is frozen: text and figures, under a hash that nobody makes again."""

from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django_scopes import scopes_disabled
from pytest_django import Settings

from ineen.evidence.actions import withdraw_delivery
from ineen.evidence.queries import source_versions
from ineen.faces.command import checks
from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import RESIDENT, Actor, Role
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.policy.decisions import queries
from ineen.policy.decisions.actions import adopt, offer_to_council
from ineen.policy.decisions.models import Decision, Snapshot
from ineen.policy.plans.queries import GoalText
from tests.helpers.application_role import as_owner
from tests.helpers.deliveries import CRIME, deliver
from tests.helpers.writes import given
from tests.policy.decisions.scene import (
    BY,
    COLLEGE_DAY,
    COUNCIL_DAY,
    NOW,
    SLUG,
    SOEST,
    bring_in,
    establish,
    somebody,
    submit,
    to_councils,
    viewer,
)
from tests.policy.plans.scene import TEXT

pytestmark = pytest.mark.django_db(databases="__all__")
REGISTERED = {"GM0342": {"2023": 1380, "2024": 1510}, "GM0308": {"2023": 994, "2024": 982}}


@pytest.fixture
def coordinator(settings: Settings, tmp_path: Path) -> Actor:
    settings.INEEN_DATA = tmp_path
    deliver(REGISTERED, measure=CRIME, table="83648NED")
    establish()
    goal = GoalText(slug="minder", title="Er gebeurt minder.", indicator="crime_total")
    theme = replace(TEXT.themes[0], goals=(goal,))
    bring_in(themes=(theme, *TEXT.themes[1:]))
    return somebody(Role.COORDINATOR)


def frozen(result: str = "submitted") -> UUID:
    with scopes_disabled():
        found = Decision.objects.filter(result=result, municipality__area_code=str(SOEST)).last()
    assert found is not None
    assert found.snapshot_id is not None
    return UUID(str(found.snapshot_id))


def test_a_snapshot_holds_the_text_and_the_figures_as_they_were(coordinator: Actor) -> None:
    submit(SOEST)
    found = queries.snapshot(viewer(coordinator), SLUG, frozen())
    assert found.text is not None
    assert found.text.themes[0].reason == "De meldingen stegen drie jaar achter elkaar."
    own = [one for one in found.figures if one.about == "GM0342"]
    assert [(one.values["period"], one.values["value"]) for one in own] == [("2023", 1380), ("2024", 1510)]
    figure = own[0].values
    assert figure["low"] < 1380 < figure["high"]
    assert figure["status"] == "final"
    assert len(figure["sources"][0]["version"]) == 64


def test_figures_stay_frozen_though_a_new_delivery_arrives(coordinator: Actor) -> None:
    to_councils(SOEST)
    before = queries.snapshot(viewer(coordinator), SLUG, frozen("agreed"))
    newer = {"GM0342": {"2023": 1999, "2024": 2000}}
    deliver(newer, measure=CRIME, table="83648NED", retrieved=date(2026, 8, 1))
    assert queries.snapshot(viewer(coordinator), SLUG, frozen("agreed")) == before
    adopt(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY)
    after = queries.snapshot(viewer(coordinator), SLUG, frozen("adopted"))
    assert after.sha256 != before.sha256
    assert [one.values["value"] for one in after.figures if one.about == "GM0342"] == [1999, 2000]


def test_the_same_text_and_figures_are_not_frozen_twice(coordinator: Actor) -> None:
    submit(SOEST)
    offer_to_council(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COLLEGE_DAY)
    assert queries.snapshot(viewer(coordinator), SLUG, frozen()).text is not None
    with scopes_disabled():
        made = Snapshot.objects.count()
    assert made == 2, "the stage of the plan differs: a draft was submitted, an offered plan went on"
    adopt(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY)
    assert frozen("adopted") != frozen()


def test_a_withdrawn_delivery_is_named_and_the_hash_stays(coordinator: Actor) -> None:
    submit(SOEST)
    before = queries.snapshot(viewer(coordinator), SLUG, frozen())
    version = source_versions(RESIDENT).get()
    withdraw_delivery(by=BY, now=NOW, content=version.content_hash, because="Verkeerde tabel geleverd.")
    after = queries.snapshot(viewer(coordinator), SLUG, frozen())
    assert (after.sha256, after.damaged) == (before.sha256, False)
    assert {one.withdrawn for one in after.figures} == {"Verkeerde tabel geleverd."}
    assert [one.values["value"] for one in after.figures] == [one.values["value"] for one in before.figures]


def alter(key: UUID, **columns: str | datetime) -> None:
    """As somebody would who has the database and not the key of the audit."""
    assignments = ", ".join(f"{name} = %s" for name in columns)
    key_there = key.hex if connection.vendor == "sqlite" else str(key)
    with as_owner("default"), given(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE decisions_snapshot SET {assignments} WHERE id = %s", [*columns.values(), key_there])


def altered_text(key: UUID) -> str:
    with scopes_disabled():
        return Snapshot.objects.get(pk=key).content.replace("De meldingen stegen", "De meldingen daalden")


@pytest.mark.parametrize("column", ["content", "sha256", "seal", "made_at"])
def test_a_snapshot_that_was_altered_in_the_database_is_refused(coordinator: Actor, column: str) -> None:
    submit(SOEST)
    key = frozen()
    changed: dict[str, str | datetime] = {"content": altered_text(key), "made_at": NOW.replace(year=2025)}
    alter(key, **{column: changed.get(column, "0" * 64)})
    found = queries.snapshot(viewer(coordinator), SLUG, key)
    assert (found.damaged, found.text, found.figures) == (True, None, ())
    assert queries.damaged_snapshots(BY) == (f"{SLUG} {found.sha256[:12]}",)
    (told,) = checks.frozen_texts()
    assert (told.outcome, found.short in told.text) == (checks.Outcome.WRONG, True)


def test_who_alters_the_text_cannot_make_the_hash_fit(coordinator: Actor) -> None:
    submit(SOEST)
    key = frozen()
    content = altered_text(key)
    alter(key, content=content, sha256=sha256(content.encode()).hexdigest())
    assert queries.snapshot(viewer(coordinator), SLUG, key).damaged


def test_only_the_system_walks_all_snapshots(coordinator: Actor) -> None:
    submit(SOEST)
    assert queries.damaged_snapshots(BY) == ()
    with pytest.raises(NotAllowed, match="ineen doctor"):
        queries.damaged_snapshots(coordinator)


@pytest.mark.parametrize("model", [Snapshot, Decision])
def test_history_is_never_changed(coordinator: Actor, model: type[Snapshot]) -> None:
    submit(SOEST)
    with scopes_disabled(), given():
        row = model.objects.all()[0]
        for refused in (model.objects.all().delete, lambda: model.objects.all().update(id=row.pk)):
            with pytest.raises(TypeError, match="is history"):
                refused()
        for attempt in (row.save, row.delete):
            with pytest.raises(DatabaseError), transaction.atomic():
                attempt()


def test_a_snapshot_of_a_plan_that_one_may_not_see_is_nowhere(coordinator: Actor) -> None:
    submit(SOEST)
    for nobody in (RESIDENT, viewer(somebody(Role.COUNCIL_MEMBER))):
        with pytest.raises(NotFound, match="is er niet, of is niet voor u"):
            queries.snapshot(nobody, SLUG, frozen())


def test_the_audit_signs_the_hash_too(coordinator: Actor) -> None:
    submit(SOEST)
    found = queries.snapshot(viewer(coordinator), SLUG, frozen())
    assert AuditEntry.objects.filter(act="submit_plan", details__contains=found.sha256).exists()
