"""The starter sets, in the order in which they are offered."""

from typing import Final

from ineen.ground.kernel.refusals import NotFound
from ineen.policy.plans.queries.starter_sets.care import CARE
from ineen.policy.plans.queries.starter_sets.digital import DIGITAL
from ineen.policy.plans.queries.starter_sets.high_impact import HIGH_IMPACT
from ineen.policy.plans.queries.starter_sets.nuisance import NUISANCE
from ineen.policy.plans.queries.starter_sets.ondermijning import ONDERMIJNING
from ineen.policy.plans.queries.starter_sets.starter_set import (
    ABOUT,
    SetGoal,
    SetIndicator,
    SetPartner,
    StarterSet,
)
from ineen.policy.plans.queries.starter_sets.taken import is_of, taken_before
from ineen.policy.plans.queries.starter_sets.traffic import TRAFFIC
from ineen.policy.plans.queries.starter_sets.youth import YOUTH

__all__ = [
    "ABOUT",
    "STARTER_SETS",
    "SetGoal",
    "SetIndicator",
    "SetPartner",
    "StarterSet",
    "is_of",
    "starter_set",
    "taken_before",
]
STARTER_SETS: Final = (ONDERMIJNING, DIGITAL, CARE, YOUTH, NUISANCE, HIGH_IMPACT, TRAFFIC)


def starter_set(slug: str) -> StarterSet:
    """One set. Raises NotFound."""
    found = next((one for one in STARTER_SETS if one.slug == slug), None)
    if found is None:
        raise NotFound("Deze startset is er niet. Kijk in de lijst van startsets welke er zijn.")
    return found
