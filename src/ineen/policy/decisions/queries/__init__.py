"""The read door of decisions. Everything starts from the viewer."""

from ineen.policy.decisions.models import CourseStage, DecisionBody, Result
from ineen.policy.decisions.queries.amendments import amendments
from ineen.policy.decisions.queries.comparing import Comparison, PartChange, compare
from ineen.policy.decisions.queries.dossiers import dossier, dossier_of, dossiers, upcoming
from ineen.policy.decisions.queries.outcomes import Outcome, outcomes
from ineen.policy.decisions.queries.snapshots import (
    DAMAGED,
    FrozenFigure,
    SnapshotView,
    damaged_snapshots,
    snapshot,
)
from ineen.policy.decisions.queries.stations import account
from ineen.policy.decisions.queries.steps import StepState, may_in_general, may_plan, state_of
from ineen.policy.decisions.queries.views import AmendmentView, AnswerView, CourseView, DecisionView, DossierView
from ineen.policy.decisions.states import Step

__all__ = [
    "DAMAGED",
    "AmendmentView",
    "AnswerView",
    "Comparison",
    "CourseStage",
    "CourseView",
    "DecisionBody",
    "DecisionView",
    "DossierView",
    "FrozenFigure",
    "Outcome",
    "PartChange",
    "Result",
    "SnapshotView",
    "Step",
    "StepState",
    "account",
    "amendments",
    "compare",
    "damaged_snapshots",
    "dossier",
    "dossier_of",
    "dossiers",
    "may_in_general",
    "may_plan",
    "outcomes",
    "snapshot",
    "state_of",
    "upcoming",
]
