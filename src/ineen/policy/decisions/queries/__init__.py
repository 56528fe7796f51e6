"""The read door of decisions. Everything starts from the viewer."""

from ineen.policy.decisions.models import CourseStage, DecisionBody, Result
from ineen.policy.decisions.queries.amendments import amendments
from ineen.policy.decisions.queries.comparing import Comparison, Mark, PartChange, Stretch, compare, words_between
from ineen.policy.decisions.queries.dossiers import dossier, dossiers, standing, upcoming
from ineen.policy.decisions.queries.snapshots import (
    DAMAGED,
    FrozenFigure,
    SnapshotView,
    damaged_snapshots,
    snapshot,
)
from ineen.policy.decisions.queries.steps import is_for_another, why_not
from ineen.policy.decisions.queries.views import AmendmentView, AnswerView, CourseView, DecisionView, DossierView

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
    "Mark",
    "PartChange",
    "Result",
    "SnapshotView",
    "Stretch",
    "amendments",
    "compare",
    "damaged_snapshots",
    "dossier",
    "dossiers",
    "is_for_another",
    "snapshot",
    "standing",
    "upcoming",
    "why_not",
    "words_between",
]
