"""From when everybody may see a plan, and what must stay confidential for a while."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.timezone import localtime
from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.kernel.actors import Actor, Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.organisations.queries import Member
from ineen.policy.decisions import rules
from ineen.policy.decisions.actions.taking import OpenDossier, note, open_dossier
from ineen.policy.decisions.models import DECIDED, Course, Decision, DecisionBody, Result
from ineen.policy.plans import actions as plan_acts


@act
def publish(*, by: Actor, now: datetime, plan: str, at: datetime) -> Decision:
    """Everybody may see it from `at` on. Raises NotFound, NotAllowed while it is secret or no council adopted it."""
    with scopes_disabled():
        dossier = _open(by, now, plan, rules.check_may_publish)
        if not Course.objects.filter(dossier=dossier.row, stage__in=DECIDED).exists():
            raise NotAllowed(rules.NOBODY_ADOPTED)
        plan_acts.record_published(by=by, now=now, plan=dossier.plan.id, at=at)
        what = f"openbaar gemaakt vanaf {_moment(at)}"
        return _note(dossier, Result.PUBLISHED, DecisionBody.WRITERS, what, next_on=localtime(at).date())


@act
def lay_embargo(*, by: Actor, now: datetime, plan: str, until: datetime, reason: str) -> Decision:
    """Until that moment only who make the plan see it. Raises NotFound, NotAllowed, BadInput."""
    rules.check_reason(reason, "waarom mag het er nog niet uit?")
    with scopes_disabled():
        dossier = _open(by, now, plan, rules.check_may_publish)
        plan_acts.record_embargo(by=by, now=now, plan=dossier.plan.id, until=until)
        what = f"embargo tot {_moment(until)}"
        return _note(
            dossier, Result.EMBARGOED, DecisionBody.WRITERS, what, next_on=localtime(until).date(), reason=reason
        )


@act
def impose_secrecy(
    *,
    by: Actor,
    now: datetime,
    plan: str,
    municipality: AreaCode,
    body: DecisionBody,
    ground: str,
    until: date | None,
) -> Decision:
    """College or council keeps the plan confidential, until and including a day or until it is lifted.

    Raises NotFound, NotAllowed, and BadInput without a ground or a source that must be named.
    """
    with scopes_disabled():
        dossier, member = _open_for(by, now, plan, municipality, body)
        rules.check_confidential_until(until, dossier.today)
        plan_acts.record_secrecy(by=by, now=now, plan=dossier.plan.id, ground=ground, until=until)
        what = f"geheimhouding opgelegd door {body.label} van {member.name}"
        return _note(dossier, Result.SECRET, body, what, next_on=until, reason=ground.strip(), member=member)


@act
def lift_secrecy(
    *, by: Actor, now: datetime, plan: str, municipality: AreaCode, body: DecisionBody, reason: str
) -> Decision:
    """The plan is no longer confidential. Raises as `impose_secrecy`, and NotAllowed where it is not."""
    rules.check_reason(reason, "waarom is geheimhouding niet meer nodig?")
    with scopes_disabled():
        dossier, member = _open_for(by, now, plan, municipality, body)
        plan_acts.record_secrecy_lifted(by=by, now=now, plan=dossier.plan.id)
        what = f"geheimhouding opgeheven door {body.label} van {member.name}"
        return _note(dossier, Result.LIFTED, body, what, reason=reason, member=member)


def _open(by: Actor, now: datetime, plan: str, check: Callable[[Viewer, UUID], None]) -> OpenDossier:
    dossier = open_dossier(by, now, plan)
    if dossier.viewer is not None:
        check(dossier.viewer, dossier.row.partnership_id)
    return dossier


def _open_for(
    by: Actor, now: datetime, plan: str, municipality: AreaCode, body: DecisionBody
) -> tuple[OpenDossier, Member]:
    """For a body of one municipality: itself, or the coordinator on its behalf with the source."""
    dossier = open_dossier(by, now, plan)
    member = dossier.member(municipality)
    own = rules.MEMBERS[body]
    if dossier.viewer is not None:
        about = (dossier.viewer, dossier.row.partnership_id, member.organisation)
        rules.check_may_for(*about, body=body, own=own, name=member.name)
        told = by.source if by.on_behalf_of == member.organisation else ""
        rules.check_named(needed=not rules.is_own(*about, own), source=told, whose=f"{body.label} van {member.name}")
    return dossier, member


def _note(
    dossier: OpenDossier,
    result: Result,
    body: DecisionBody,
    what: str,
    *,
    next_on: date | None = None,
    reason: str = "",
    member: Member | None = None,
) -> Decision:
    about: dict[str, Any] = {"next_on": next_on, "reason": reason}
    return note(dossier, result, body=body, decided_on=dossier.today, what=what, member=member, **about)


def _moment(at: datetime) -> str:
    return f"{localtime(at):%d-%m-%Y %H:%M}"
