"""What the worker prepares for readers: first the charts that pages wait for, then the files of plans."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import partial

from django.utils import timezone

from ineen.evidence import queries as evidence
from ineen.evidence.queries import LineChart
from ineen.faces.publication.charts import charts_of
from ineen.faces.publication.documents import keeping, pdf
from ineen.faces.publication.documents.plans import plan_document
from ineen.faces.publication.web.version import version_now
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.refusals import IneenError, NotFound
from ineen.ground.kernel.tasks import GiveUp, Work, task
from ineen.policy.plans import queries as plans


@task(retries=2, lease=timedelta(minutes=10), atomic=False)
def prepare(work: Work) -> None:
    """Draw and write what changed since the last time; where nothing changed, look no further.

    A plan of which no file can be made keeps the one before, holds up no other, and fails the task in the end.
    """
    version = f"{version_now()}.{pdf.form()}"
    if keeping.prepared() == version:
        return
    slugs = [one.slug for one in plans.plans_visible_to(RESIDENT)]
    keeping.tidy(slugs, work.now)
    charts = [chart for slug in slugs for chart in _charts(slug)]
    missing = [chart for chart in charts if not evidence.drawn(chart)]
    drawing: list[Callable[[], object]] = [partial(evidence.draw, chart) for chart in missing]
    refused = _take(work, [*drawing, *(partial(_write, work, slug) for slug in slugs)])
    evidence.forget_unused_charts(charts, work.now)
    keeping.mark_prepared(version)
    if refused:
        raise GiveUp("; ".join(refused))


def _charts(slug: str) -> Iterable[LineChart]:
    try:
        return charts_of(RESIDENT, plans.plan(RESIDENT, slug)).values()
    except NotFound:  # withdrawn meanwhile
        return ()


def _take(work: Work, steps: Sequence[Callable[[], object]]) -> list[str]:
    """Each step in turn, with progress; returns what was refused."""
    refused = []
    for done, step in enumerate(steps):
        work.progress(done, len(steps))
        keeping.tell_progress(done, len(steps))
        try:
            step()
        except IneenError as wrong:
            refused.append(str(wrong))
    return refused


def _write(work: Work, slug: str) -> None:
    """The file of one plan, unless the newest one holds the same."""
    try:
        document = plan_document(RESIDENT, slug, made_on=timezone.localdate(work.now))
    except NotFound:  # withdrawn meanwhile
        return
    key, newest = pdf.key(document), keeping.kept(slug)
    if newest is None or newest.key != key:
        keeping.keep(slug, key, pdf.made(document))
