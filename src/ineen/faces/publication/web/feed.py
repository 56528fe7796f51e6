"""The published plans as an Atom feed (RFC 4287): who follows it sees a plan come out, and each time it changes."""

from collections.abc import Iterator
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from ineen.faces.publication.web.public import public_page
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.ui import formats
from ineen.ground.ui.fictional import is_fictional
from ineen.policy.plans import queries as plans


@public_page
def plans_feed(request: HttpRequest) -> HttpResponse:
    """Every public plan, what changed last first. Also who signed in gets what is public: a reader follows for many."""
    feed, viewer = _feed(request), RESIDENT
    traces = plans.traces(viewer)
    public = [plan for plan in plans.plans_visible_to(viewer) if plan.slug in traces]
    told = [(_updated(plan, traces[plan.slug]), plan) for plan in public]
    for updated, plan in sorted(told, key=lambda one: one[0], reverse=True):
        feed.add_item(
            title=plan.title,
            link=request.build_absolute_uri(reverse("publication:plan", args=[plan.slug])),
            description=escape(" ".join(_sentences(plan, updated))),
            author_name=plan.partnership_name,
            unique_id=traces[plan.slug].id.urn,
            pubdate=plan.published_at,
            updateddate=updated,
            categories=[one.name for one in plan.municipalities],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=Atom1Feed.content_type)


def _feed(request: HttpRequest) -> Atom1Feed:
    return Atom1Feed(
        title=_("Veiligheidsplannen op Ineen"),
        link=request.build_absolute_uri(reverse("publication:plans")),
        feed_url=request.build_absolute_uri(reverse("publication:feed")),
        feed_guid=request.build_absolute_uri(reverse("publication:feed")),
        description=None,
        language="nl",
        author_name="Ineen",
    )


def _updated(plan: plans.PlanSummary, trace: plans.Trace) -> datetime:
    return max(moment for moment in (plan.published_at, trace.changed_at) if moment)


def _sentences(plan: plans.PlanSummary, updated: datetime) -> Iterator[str]:
    if is_fictional(one.code for one in plan.municipalities):
        yield _("Voorbeeld: deze gemeenten en alle cijfers zijn verzonnen.")
    if plan.rebuilt:
        yield _("Nagebouwd uit openbare berichten.")
    names = formats.listed(one.name for one in plan.municipalities)
    stage = "" if plan.stage is plans.PlanStage.UNSTATED else f", {plan.stage.label}"
    yield f"{plan.kind.label.capitalize()} van {names} voor {formats.period(plan.period)}{stage}."
    if plan.published_at and updated > plan.published_at:
        yield _("Gewijzigd op %(day)s.") % {"day": formats.day(timezone.localdate(updated))}
