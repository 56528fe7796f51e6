"""What of the texts of plans waits for somebody: two versions to choose from, words to confirm, a draft left lying."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_scopes import scopes_disabled

from ineen.ground.inbox.queries import Kind, Waiting
from ineen.ground.kernel.actors import Role, Viewer
from ineen.policy.plans import rules
from ineen.policy.plans.models import PlanStage, TextConflict, TextDraft, TextWriting
from ineen.policy.plans.queries.addresses import TextAddress
from ineen.policy.plans.queries.drafts import steps
from ineen.policy.plans.queries.reading import visible
from ineen.policy.plans.queries.text_words import words_for


def choices_waiting(viewer: Viewer) -> tuple[Waiting, ...]:
    """Two versions of a text, for both who wrote them, and for the coordinator. One query."""
    written = [held.partnership for held in viewer.held_roles if held.role in rules.WRITERS]
    led = [held.partnership for held in viewer.held_roles if held.role is Role.COORDINATOR]
    involved = Q(person=viewer.person) | Q(theirs_person=viewer.person) | Q(plan__partnership__in=led)
    with scopes_disabled():
        plans = visible(viewer).filter(partnership__in=written, stage=PlanStage.DRAFT).order_by()
        rows = TextConflict.objects.filter(involved, plan__in=plans, settled_at=None).select_related("plan")
        return tuple(
            Waiting(
                sentence=_("Van “%(label)s” in %(plan)s zijn twee versies. Kies wat in het plan komt.")
                % {"label": words_for(TextAddress.parse(row.address)).label, "plan": row.plan.title},
                url=reverse("plans:conflict", args=[row.plan.slug, row.pk]),
            )
            for row in rows
        )


def words_waiting(viewer: Viewer) -> tuple[Waiting, ...]:
    """What was written for an organisation of the viewer and waits for its word; a draft left lying. Two queries."""
    with scopes_disabled():
        return (*_to_confirm(viewer), *_left_lying(viewer))


def _to_confirm(viewer: Viewer) -> Iterator[Waiting]:
    own = {held.organisation for held in viewer.held_roles}
    plans = visible(viewer).filter(partnership__in=viewer.partnerships).order_by()
    rows = TextWriting.objects.filter(plan__in=plans, on_behalf_of__in=own, confirmed_at=None)
    newest = {(row.plan_id, row.address): row for row in rows.select_related("plan").order_by("written_at")}
    for row in newest.values():
        address = TextAddress.parse(row.address)
        yield Waiting(
            sentence=_("In %(plan)s schreef iemand “%(label)s” namens uw organisatie. Klopt het?")
            % {"label": words_for(address).label, "plan": row.plan.title},
            url=reverse("plans:text", args=[row.plan.slug, *steps(address)]),
        )


def _left_lying(viewer: Viewer) -> Iterator[Waiting]:
    rows = TextDraft.objects.filter(plan__in=visible(viewer).order_by(), person=viewer.person, discarded_at=None)
    found = list(rows.order_by("plan__slug").values_list("plan__slug", "plan__title"))
    for slug, title in dict.fromkeys(found):
        count = found.count((slug, title))
        yield Waiting(
            sentence=ngettext(
                "U hebt een concept dat nog niet in %(plan)s staat.",
                "U hebt %(count)s concepten die nog niet in %(plan)s staan.",
                count,
            )
            % {"count": count, "plan": title},
            url=reverse("plans:drafts", args=[slug]),
            kind=Kind.NOTICE,
        )
