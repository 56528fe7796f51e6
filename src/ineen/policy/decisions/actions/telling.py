"""Those who wrote the plan hear what a council decided."""

from typing import Final

from django.urls import reverse

from ineen.ground.inbox.actions import post
from ineen.ground.inbox.queries import Kind
from ineen.ground.kernel.actors import Role
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.queries import Member
from ineen.policy.decisions.actions.taking import OpenDossier
from ineen.policy.decisions.models import Decision, Result

_TOLD: Final = {
    Result.ADOPTED: "De raad van {name} stelde {plan} vast.",
    Result.AMENDED: "De raad van {name} stelde {plan} gewijzigd vast.",
    Result.REJECTED: "De raad van {name} verwierp {plan}.",
}


def tell_writers(dossier: OpenDossier, member: Member, made: Decision) -> None:
    """On the list of the advisers of the municipality and of the coordinators; not of who recorded it."""
    partnership = dossier.row.partnership_id
    advisers = organisations.persons_with_role(partnership, [Role.ADVISER], organisation=member.organisation)
    coordinators = organisations.persons_with_role(partnership, [Role.COORDINATOR])
    about = dossier.plan.about
    post(
        by=dossier.by,
        now=dossier.now,
        to=[one for one in (*advisers, *coordinators) if one != dossier.by.person],
        key=f"raadsbesluit/{made.pk}",
        sentence=_TOLD[Result(made.result)].format(name=member.name, plan=about.title),
        url=reverse("decisions:town", args=[about.slug, str(member.municipality)]),
        on=dossier.row,
        kind=Kind.NOTICE,
    )
