"""The rows of decisions."""

from ineen.policy.decisions.models.amendments import Amendment, Answer
from ineen.policy.decisions.models.decision import Decision, DecisionBody, Result
from ineen.policy.decisions.models.dossier import DECIDED, Course, CourseStage, Dossier
from ineen.policy.decisions.models.snapshot import Snapshot

__all__ = [
    "DECIDED",
    "Amendment",
    "Answer",
    "Course",
    "CourseStage",
    "Decision",
    "DecisionBody",
    "Dossier",
    "Result",
    "Snapshot",
]
