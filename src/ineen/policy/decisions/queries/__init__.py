"""The read door of decisions. Everything starts from the viewer."""

from ineen.policy.decisions.models import CourseStage, DecisionBody, Result
from ineen.policy.decisions.queries.amendments import amendments
from ineen.policy.decisions.queries.comparing import Comparison, PartChange, compare
from ineen.policy.decisions.queries.correcting import may_rectify, may_strike, why_answer_stays
from ineen.policy.decisions.queries.dossiers import dossier, dossier_of, dossiers, plans_by_row, upcoming
from ineen.policy.decisions.queries.outcomes import Outcome, outcomes
from ineen.policy.decisions.queries.snapshots import (
    DAMAGED,
    FrozenFigure,
    SnapshotView,
    damaged_snapshots,
    frozen_texts,
    snapshot,
)
from ineen.policy.decisions.queries.stations import account
from ineen.policy.decisions.queries.steps import StepState, may_in_general, may_plan, not_now, state_of
from ineen.policy.decisions.queries.views import (
    AmendmentView,
    AnswerView,
    CourseView,
    DecisionView,
    DossierView,
    as_recorded,
)
from ineen.policy.decisions.rules import REASON, TEXT, place_of
from ineen.policy.decisions.states import Step, stands

__all__ = [
    "DAMAGED",
    "REASON",
    "TEXT",
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
    "as_recorded",
    "compare",
    "damaged_snapshots",
    "dossier",
    "dossier_of",
    "dossiers",
    "frozen_texts",
    "may_in_general",
    "may_plan",
    "may_rectify",
    "may_strike",
    "not_now",
    "outcomes",
    "place_of",
    "plans_by_row",
    "snapshot",
    "stands",
    "state_of",
    "upcoming",
    "why_answer_stays",
]
