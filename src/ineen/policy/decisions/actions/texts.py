"""One municipality's text beside the joint one, until all have the same."""

from datetime import date

from ineen.ground.organisations.queries import Member
from ineen.policy.decisions.actions.taking import OpenDossier
from ineen.policy.plans import actions as plan_acts
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import TextAddress


def write_own(
    dossier: OpenDossier,
    member: Member,
    address: TextAddress,
    text: str,
    reason: str,
    *,
    since: date,
    shared: bool,
) -> None:
    """Make it her text; where it is about her alone, it is the text of the plan."""
    if not shared:
        plan_acts.record_joint_text(by=dossier.by, now=dossier.now, plan=dossier.plan.id, address=address, text=text)
        return
    plan_acts.record_municipal_text(
        by=dossier.by,
        now=dossier.now,
        plan=dossier.plan.id,
        municipality=member.organisation,
        address=address,
        text=text,
        reason=reason,
        since=since,
    )


def join_where_all_agree(dossier: OpenDossier, address: TextAddress, text: str) -> bool:
    """Where every municipality has this text now, it becomes the joint one."""
    dossier.read_again()
    seen = (dossier.plan.as_seen_by(one) for one in dossier.plan.municipalities)
    if any(plans.joint_text(one, address) != text for one in seen):
        return False
    plan_acts.record_joint_text(by=dossier.by, now=dossier.now, plan=dossier.plan.id, address=address, text=text)
    dossier.read_again()
    return True
