"""Where a plan was submitted: its text stands from then on."""

from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Actor, check_is_system
from ineen.policy.decisions.models import Course, CourseStage


def submitted_in(by: Actor, slug: str) -> tuple[str, ...]:
    """The municipalities where a plan was submitted and not taken back, by name. Raises NotAllowed for a person."""
    check_is_system(by, doing="Nagaan waar elk plan is ingediend", command="ineen plans import")
    with scopes_disabled():
        rows = Course.objects.filter(dossier__plan__slug=slug).exclude(stage=CourseStage.CONCEPT)
        return tuple(rows.order_by("municipality__name").values_list("municipality__name", flat=True))
