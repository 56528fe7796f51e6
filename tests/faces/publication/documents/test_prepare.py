"""The worker makes what readers wait for, once, and takes away what is not for everybody any more."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import rmtree
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils import timezone

from ineen.evidence import queries as evidence
from ineen.faces.exchange.actions import PREPARE
from ineen.faces.publication import tasks
from ineen.faces.publication.charts import charts_of
from ineen.faces.publication.documents import keeping, pdf
from ineen.faces.publication.documents.plans import plan_document
from ineen.faces.publication.documents.tree import Document
from ineen.faces.publication.queries import content_of, document_of
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.organisations.models import Partnership
from ineen.ground.outbox.models import Task, TaskState
from ineen.ground.outbox.periodic import Periodic
from ineen.ground.outbox.worker import Worker
from ineen.ground.ui.formats import day, size
from ineen.policy.plans import queries as plans
from ineen.policy.plans.actions import import_plan
from tests.faces.exchange.example_files import EXAMPLES, bring_in
from tests.faces.publication.reading import text
from tests.ground.outbox.office import Clock
from tests.helpers.public_site import BY, NOW
from tests.helpers.whole_thread import PLAN, whole_thread
from tests.helpers.worlds import begins_with
from tests.policy.plans.scene import member

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(whole_thread)]
PAGE = f"/plannen/{PLAN.slug}"
FILE = f"{PAGE}/plan.pdf"
ANEW = f"{FILE}?opnieuw"  # past the memory of the process, which may be a second old


@pytest.fixture
def clock() -> Clock:
    return Clock(timezone.now())


def minutes(clock: Clock, count: int = 1) -> None:
    """What the worker does in so many minutes."""
    for _ in range(count):
        Worker(clock=clock, periodic=[Periodic(PREPARE, timedelta(minutes=1))]).work_off()
        clock.wait(minutes=1)


def again(**changes: object) -> None:
    import_plan(by=BY, now=NOW, plan=replace(PLAN, **changes), replace=True)  # type: ignore[arg-type]


def test_the_worker_draws_the_charts_and_writes_the_file(client: Client, clock: Clock) -> None:
    minutes(clock)
    assert all(evidence.drawn(chart) for chart in charts_of(RESIDENT, plans.plan(RESIDENT, PLAN.slug)).values())
    response = client.get(FILE)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{PLAN.slug}.pdf"'
    assert response["Cache-Control"] == "public, max-age=60"
    assert response.content.startswith(b"%PDF-1.7")
    told = f"({size(len(response.content))}, bijgewerkt {day(timezone.localdate())})"
    assert f"Download als PDF {told}" in text(client, PAGE)


def test_what_did_not_change_is_not_made_again(clock: Clock) -> None:
    with (
        patch.object(pdf, "made", wraps=pdf.made) as made,
        patch.object(tasks, "plan_document", wraps=plan_document) as told,
    ):
        minutes(clock, 4)
    assert made.call_count == 1
    assert told.call_count == 1


def test_a_changed_plan_has_another_file_and_the_old_one_goes(client: Client, clock: Clock) -> None:
    minutes(clock)
    before = client.get(ANEW).content
    again(title="Nog veiliger in Tweestroom")
    minutes(clock)
    after = client.get(ANEW).content
    assert after != before
    assert len(files()) == 2
    keeping.tidy([PLAN.slug], timezone.now() + 2 * keeping.GRACE)
    assert len(files()) == 1
    assert client.get(ANEW).content == after


def test_a_plan_that_is_closed_loses_its_file_at_once_and_the_worker_removes_it(client: Client, clock: Clock) -> None:
    minutes(clock)
    again(audience=Audience.PARTNERSHIP)
    assert client.get(ANEW).status_code == 404
    minutes(clock)
    assert not files()


def test_of_all_files_those_of_plans_that_are_not_for_everybody_are_removed_and_no_other() -> None:
    for plan in (PLAN.slug, "gesloten"):
        keeping.keep(plan, "a" * 64, b"%PDF")
    keeping.tidy([PLAN.slug], timezone.now())
    assert keeping.kept("gesloten") is None
    assert not (keeping.folder() / "gesloten").exists()
    assert len(files()) == 1


def test_the_file_of_a_closed_plan_is_handed_out_to_nobody() -> None:
    keeping.keep(PLAN.slug, "a" * 64, b"%PDF")
    assert content_of(RESIDENT, PLAN.slug) == b"%PDF"
    again(audience=Audience.PARTNERSHIP)
    adviser = member(Partnership.objects.get(slug=PLAN.partnership).pk)
    with pytest.raises(NotFound, match="niet openbaar"):
        content_of(adviser, PLAN.slug)
    assert document_of(adviser, plans.plan(adviser, PLAN.slug)) is None


def test_a_file_that_is_gone_is_made_again(client: Client, clock: Clock) -> None:
    minutes(clock)
    rmtree(keeping.folder())
    assert client.get(ANEW).status_code == 404
    minutes(clock)
    assert client.get(ANEW).status_code == 200


def test_a_plan_that_cannot_be_made_keeps_its_file_and_holds_up_no_other(client: Client, clock: Clock) -> None:
    minutes(clock)
    before = client.get(ANEW).content
    again(title="Anders")
    import_plan(by=BY, now=NOW, plan=replace(PLAN, slug="tweede", local_chapters=(), co_signers=()))

    def refuse(document: Document) -> bytes:
        if document.title == "Anders":
            raise BadInput("een teken is niet af te drukken", place=document.title)
        return b"%PDF"

    with patch.object(pdf, "made", refuse):
        minutes(clock)
    assert client.get(ANEW).content == before
    assert client.get("/plannen/tweede/plan.pdf?opnieuw").status_code == 200
    task = Task.objects.filter(name=PREPARE).latest("asked_at")
    assert task.state == TaskState.FAILED
    minutes(clock)
    assert Task.objects.filter(name=PREPARE).latest("asked_at").state == TaskState.DONE


def test_the_page_says_how_far_the_file_is(client: Client) -> None:
    assert "Het PDF-bestand van dit plan is er nog niet." in text(client, PAGE)
    keeping.tell_progress(4, 10)
    response = client.get(f"{PAGE}?opnieuw")
    assert "Het PDF-bestand wordt gemaakt: 40 %." in response.content.decode()
    assert "max-age=0" in response["Cache-Control"]
    refused = client.get(ANEW)
    assert refused.status_code == 404
    assert "Het PDF-bestand van dit plan wordt gemaakt: 40 %. Kijk over een minuut opnieuw." in refused.content.decode()


def test_a_worker_that_was_killed_says_nothing_for_long() -> None:
    keeping.tell_progress(4, 10)
    assert keeping.percent(timezone.now()) == 40
    assert keeping.percent(timezone.now() + keeping.FRESH) is None
    keeping.mark_prepared("1")
    assert keeping.percent(timezone.now()) is None


def test_a_worker_that_is_killed_halfway_leaves_the_file_before(client: Client, clock: Clock) -> None:
    minutes(clock)
    before = client.get(ANEW).content
    again(title="Anders")
    with patch.object(Path, "replace", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        minutes(clock)
    assert client.get(ANEW).content == before


def test_an_import_is_prepared_for_at_once() -> None:
    bring_in(EXAMPLES[0])
    assert Task.objects.get(name=PREPARE).state == TaskState.WAITING


def files() -> list[Path]:
    return list((keeping.folder() / PLAN.slug).glob("*.pdf"))
