"""A council hears that a plan was laid before it, until it has decided."""

from typing import TYPE_CHECKING

from django.urls import reverse

from ineen.ground.inbox.actions import post, settle
from ineen.ground.inbox.queries import Kind
from ineen.ground.kernel.actors import Role
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.queries import Member
from ineen.policy.decisions.models import CourseStage

if TYPE_CHECKING:
    from ineen.policy.decisions.actions.taking import OpenDossier

_LIES_THERE = "Het college van {name} bood uw raad {plan} aan. Lees het voorstel; leg dit weg als u het las."


def council_hears(dossier: "OpenDossier", member: Member, was: CourseStage, after: CourseStage) -> None:
    """Within an act that brought the plan from one stage to another in this municipality."""
    if was is not CourseStage.COUNCIL and after is CourseStage.COUNCIL:
        _tell(dossier, member)
    elif was is CourseStage.COUNCIL and after is not CourseStage.COUNCIL:
        settle(by=dossier.by, now=dossier.now, key=_key(dossier, member))


def _tell(dossier: "OpenDossier", member: Member) -> None:
    """On the list of the members of the council of the municipality."""
    members = organisations.persons_with_role(
        dossier.row.partnership_id, [Role.COUNCIL_MEMBER], organisation=member.organisation
    )
    about = dossier.plan.about
    post(
        by=dossier.by,
        now=dossier.now,
        to=members,
        key=_key(dossier, member),
        sentence=_LIES_THERE.format(name=member.name, plan=about.title),
        url=reverse("publication:plan", args=[about.slug]),
        on=dossier.row,
        kind=Kind.NOTICE,
    )


def _key(dossier: "OpenDossier", member: Member) -> str:
    return f"bij-de-raad/{dossier.row.pk.hex}-{member.municipality}"
