"""The rows of plans."""

from ineen.policy.plans.models.goals import Goal, TargetBound
from ineen.policy.plans.models.parties import CoSigner, LocalChapter, RegionalTie, ThemeLead, TieKind
from ineen.policy.plans.models.plan import PLAN_AUDIENCES, PlanKind, PlanStage, SafetyPlan
from ineen.policy.plans.models.themes import PriorityClass, SafetyField, Theme

__all__ = [
    "PLAN_AUDIENCES",
    "CoSigner",
    "Goal",
    "LocalChapter",
    "PlanKind",
    "PlanStage",
    "PriorityClass",
    "RegionalTie",
    "SafetyField",
    "SafetyPlan",
    "TargetBound",
    "Theme",
    "ThemeLead",
    "TieKind",
]
