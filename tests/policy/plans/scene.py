"""Partnerships and plans for the tests; every name in them is invented."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from ineen.ground.kernel.actors import HeldRole, Role, Viewer, system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.ground.organisations.actions import PartnerEntry, establish_partnership
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.queries import FieldText, GoalText, PlanKind, PlanStage, PlanText, PriorityClass, ThemeText

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
BY = system("test")

TEXT = PlanText(
    slug="dal-2024-2027",
    partnership="dal",
    title="Samen veilig in het dal",
    kind=PlanKind.FRAMEWORK_NOTE,
    period_first=date(2024, 1, 1),
    period_last=date(2027, 12, 31),
    stage=PlanStage.DRAFT,
    audience=Audience.PUBLIC,
    vision="Iedereen is thuis en op straat op zijn gemak.",
    fields=(FieldText(slug="wonen", title="Veilig wonen"), FieldText(slug="jeugd", title="Jeugd en veiligheid")),
    themes=(
        ThemeText(
            slug="woonoverlast",
            title="Woonoverlast",
            priority=PriorityClass.PRIORITY,
            field="wonen",
            reason="De meldingen stegen drie jaar achter elkaar.",
            about="Buren die elkaar niet spreken.",
            goals=(GoalText(slug="samen-oplossen", title="Buren lossen hun ruzie samen op."),),
        ),
        ThemeText(slug="fietsdiefstal", title="Fietsdiefstal", priority=PriorityClass.PRIORITY),
        ThemeText(slug="vuurwerk", title="Vuurwerk", priority=PriorityClass.MAINTENANCE),
    ),
)


def establish(slug: str = "dal", *codes: str) -> UUID:
    municipalities = [AreaCode(code) for code in codes or ("GM0308", "GM0342")]
    made = establish_partnership(
        by=BY,
        now=NOW,
        slug=slug,
        name=f"Samenwerking {slug}",
        lead=None,
        municipalities=municipalities,
        partners=[PartnerEntry(name="Politie", kind="politie")],
    )
    return made.id


def bring_in(**changes: Any) -> PlanText:
    """The plan of the dal with changes, as it was brought in."""
    plan = replace(TEXT, **changes)
    import_plan(by=BY, now=NOW, plan=plan)
    return plan


def member(partnership: UUID, role: Role = Role.ADVISER) -> Viewer:
    return Viewer(person=uuid4(), label="Noor Voorbeeld", held_roles=(HeldRole(role, partnership, uuid4()),))
