"""The rows of plans."""

from ineen.policy.plans.models.citations import FigureCitation
from ineen.policy.plans.models.dismissals import Dismissal
from ineen.policy.plans.models.drafts import SettledBy, TextConflict, TextDraft, TextWriting
from ineen.policy.plans.models.goals import Goal, TargetBound
from ineen.policy.plans.models.municipal import MunicipalText
from ineen.policy.plans.models.parties import CoSigner, LocalChapter, RegionalTie, ThemeLead, TieKind
from ineen.policy.plans.models.plan import PLAN_AUDIENCES, PlanKind, PlanStage, SafetyPlan
from ineen.policy.plans.models.themes import PriorityClass, SafetyField, Theme
from ineen.policy.plans.models.undo import PlanChange

__all__ = [
    "PLAN_AUDIENCES",
    "CoSigner",
    "Dismissal",
    "FigureCitation",
    "Goal",
    "LocalChapter",
    "MunicipalText",
    "PlanChange",
    "PlanKind",
    "PlanStage",
    "PriorityClass",
    "RegionalTie",
    "SafetyField",
    "SafetyPlan",
    "SettledBy",
    "TargetBound",
    "TextConflict",
    "TextDraft",
    "TextWriting",
    "Theme",
    "ThemeLead",
    "TieKind",
]
