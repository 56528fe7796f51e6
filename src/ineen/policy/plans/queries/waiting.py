"""What of the texts of plans waits for somebody: two versions to choose from, words to confirm, a draft left lying."""

from collections import Counter
from collections.abc import Iterator, Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
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
from ineen.policy.plans.queries.following import Followed, followed
from ineen.policy.plans.queries.holders import texts_now
from ineen.policy.plans.queries.text_words import words_for
from ineen.policy.plans.queries.versions import digest

Plans = Mapping[UUID, Followed]


def texts_waiting(viewer: Viewer) -> tuple[Waiting, ...]:
    """What of the texts of the plans of her own partnerships waits for the viewer.

    Four queries, and where something was written in the name of her organisation one for each kind of part.
    """
    own = {one.id: one for one in followed(viewer)}
    if not own:
        return ()
    with scopes_disabled():
        return (*_choices(viewer, own), *_to_confirm(viewer, own), *_left_lying(viewer, own))


def _choices(viewer: Viewer, plans: Plans) -> Iterator[Waiting]:
    """Two versions of a text, for both who wrote them, and for the coordinator."""
    written = [held.partnership for held in viewer.held_roles if held.role in rules.WRITERS]
    led = [held.partnership for held in viewer.held_roles if held.role is Role.COORDINATOR]
    if not written:
        return
    involved = Q(person=viewer.person) | Q(theirs_person=viewer.person) | Q(plan__partnership__in=led)
    open_now = TextConflict.objects.filter(plan__stage=PlanStage.DRAFT, plan__in=list(plans), settled_at=None)
    rows = open_now.filter(involved, plan__partnership__in=written)
    for pk, plan, address in rows.values_list("pk", "plan", "address"):
        label = words_for(TextAddress.parse(address)).label
        yield Waiting(
            sentence=_("Van “%(label)s” in %(plan)s zijn twee versies. Kies wat in het plan komt.")
            % {"label": label, "plan": plans[plan].title},
            url=reverse("plans:conflict", args=[plans[plan].slug, pk]),
        )


def _to_confirm(viewer: Viewer, plans: Plans) -> Iterator[Waiting]:
    """What was written in the name of an organisation of the viewer, and waits for its word."""
    own = {held.organisation for held in viewer.held_roles}
    later = TextWriting.objects.filter(
        plan=OuterRef("plan"), address=OuterRef("address"), written_at__gt=OuterRef("written_at")
    )
    rows = TextWriting.objects.filter(~Exists(later), plan__in=list(plans), on_behalf_of__in=own, confirmed_at=None)
    found = [(row, TextAddress.parse(row.address)) for row in rows.select_related("plan").order_by("written_at")]
    stands = {place: digest(text) for place, text in texts_now([(row.plan, at) for row, at in found]).items()}
    newest = {(row.plan_id, at): row for row, at in found if row.digest == stands.get((row.plan_id, at))}
    for (_plan, at), row in newest.items():
        yield Waiting(
            sentence=_("In %(plan)s schreef iemand “%(label)s” namens uw organisatie. Klopt het?")
            % {"label": words_for(at).label, "plan": row.plan.title},
            url=reverse("plans:text", args=[row.plan.slug, *steps(at)]),
        )


def _left_lying(viewer: Viewer, plans: Plans) -> Iterator[Waiting]:
    """The viewer's own words that she did not put into the plan."""
    rows = TextDraft.objects.filter(plan__in=list(plans), person=viewer.person, discarded_at=None)
    left = Counter(rows.order_by("plan__slug").values_list("plan", flat=True))
    for plan, count in left.items():
        yield Waiting(
            sentence=ngettext(
                "U begon aan een tekst die nog niet in %(plan)s staat. Maak hem af.",
                "U begon aan %(count)s teksten die nog niet in %(plan)s staan. Maak ze af.",
                count,
            )
            % {"count": count, "plan": plans[plan].title},
            url=reverse("plans:drafts", args=[plans[plan].slug]),
            kind=Kind.NOTICE,
        )
