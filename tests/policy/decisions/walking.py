"""What the tests of deciding share: where the plan lies, and an amendment that a council adopted."""

from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.area_codes import AreaCode
from ineen.policy.decisions import queries
from ineen.policy.decisions.actions import (
    AmendmentEntry,
    adopt_amended,
)
from ineen.policy.decisions.models import Amendment, CourseStage
from ineen.policy.plans import queries as plans
from ineen.policy.plans.models import SafetyPlan
from tests.policy.decisions.scene import (
    BY,
    COUNCIL_DAY,
    EEMNES,
    NOW,
    PLACE,
    SLUG,
    seen,
    somebody,
    viewer,
)

PARTNERS = {Role.PARTNER_CONTRIBUTOR, Role.ANALYST}
COUNCIL = {Role.COUNCIL_MEMBER, Role.GRIFFIER}
OWN = "Wij praten twee keer, en handhaven dan."


def stage() -> str:
    with scopes_disabled():
        return SafetyPlan.objects.get(slug=SLUG).stage


def stages(actor: Actor) -> dict[str, CourseStage]:
    found = queries.dossier(viewer(actor), SLUG)
    return {str(one.municipality): one.stage for one in found.courses}


def amendment(reason: str = "De raad wil meer geduld.") -> AmendmentEntry:
    return AmendmentEntry(PLACE, OWN, reason)


def amended(code: AreaCode = EEMNES) -> Amendment:
    adopt_amended(
        by=BY,
        now=NOW,
        plan=SLUG,
        municipality=code,
        decided_on=COUNCIL_DAY,
        amendments=[amendment()],
    )
    with scopes_disabled():
        return Amendment.objects.latest("decision")


def approach_of(actor: Actor, code: AreaCode) -> str:
    plan = seen(actor)
    member = next(one for one in plan.municipalities if one.municipality == code)
    return plans.text_at(plan.as_seen_by(member), plans.TextAddress.parse(PLACE))


def sees(*roles: Role) -> set[Role]:
    return {role for role in roles if plans.titles(viewer(somebody(role)), [SLUG])}
