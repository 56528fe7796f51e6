"""Those who wrote the plan hear what a council decided, and that a record was put right."""

from typing import Final
from uuid import UUID

from django.urls import reverse

from ineen.ground.inbox.actions import post, settle
from ineen.ground.inbox.queries import Kind
from ineen.ground.kernel.actors import Role
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.queries import Member
from ineen.policy.decisions.actions.taking import OpenDossier
from ineen.policy.decisions.models import Decision, DecisionBody, Result

_TOLD: Final = {
    Result.ADOPTED: "De raad van {name} stelde {plan} vast.",
    Result.AMENDED: "De raad van {name} stelde {plan} gewijzigd vast.",
    Result.REJECTED: "De raad van {name} verwierp {plan}.",
}


_CORRECTED: Final = "Bij {plan} is hersteld wat {body} besloot: kijk wat er nu staat."
_STRUCK: Final = "Bij {plan} is doorgehaald wat {body} besloot: kijk waar het plan nu ligt."


def tell_writers(dossier: OpenDossier, member: Member, made: Decision) -> None:
    """On the list of the advisers of the municipality and of the coordinators; not of who recorded it."""
    sentence = _TOLD[Result(made.result)].format(name=member.name, plan=dossier.plan.about.title)
    _tell(dossier, member, _writers(dossier, member), key=f"raadsbesluit/{made.pk}", sentence=sentence)


def tell_corrected(dossier: OpenDossier, member: Member | None, made: Decision, *, struck: bool) -> None:
    """Who was told what was recorded hears that it is put right, and so does the griffier of the municipality."""
    body = DecisionBody(made.body).label
    words = {"plan": dossier.plan.about.title, "body": f"{body} van {member.name}" if member else body}
    settle(by=dossier.by, now=dossier.now, key=f"raadsbesluit/{made.corrects_id}")
    clerks = _holding(dossier, Role.GRIFFIER, member) if member else ()
    sentence = (_STRUCK if struck else _CORRECTED).format(**words)
    _tell(dossier, member, (*_writers(dossier, member), *clerks), key=f"hersteld/{made.pk}", sentence=sentence)


def _writers(dossier: OpenDossier, member: Member | None) -> tuple[UUID, ...]:
    coordinators = organisations.persons_with_role(dossier.row.partnership_id, [Role.COORDINATOR])
    return (*_holding(dossier, Role.ADVISER, member), *coordinators)


def _holding(dossier: OpenDossier, role: Role, member: Member | None) -> tuple[UUID, ...]:
    organisation = member.organisation if member else None
    return organisations.persons_with_role(dossier.row.partnership_id, [role], organisation=organisation)


def _tell(dossier: OpenDossier, member: Member | None, to: tuple[UUID, ...], *, key: str, sentence: str) -> None:
    slug = dossier.plan.about.slug
    url = reverse("decisions:town", args=[slug, str(member.municipality)]) if member else ""
    post(
        by=dossier.by,
        now=dossier.now,
        to=[one for one in to if one != dossier.by.person],
        key=key,
        sentence=sentence,
        url=url or reverse("decisions:dossier", args=[slug]),
        on=dossier.row,
        kind=Kind.NOTICE,
    )
