"""The catalogue of figures: its deliveries, what was handed in for them, and what people make of the figures."""

from ineen.evidence.models.catalogue import Release, SourceVersion
from ineen.evidence.models.meetings import FigureMeeting, MeetingItem, MeetingResult, ResultKind
from ineen.evidence.models.readings import LONGEST_TEXT, KeptFigure, Origin, Outcome, Reading, Waiver
from ineen.evidence.models.received import Receipt, ReceivedIndicator, ReceivedSource, source_name
from ineen.evidence.models.refreshing import RefreshPlan
from ineen.evidence.models.releases import ReleaseRequest
from ineen.evidence.models.submissions import Submission

__all__ = [
    "LONGEST_TEXT",
    "FigureMeeting",
    "KeptFigure",
    "MeetingItem",
    "MeetingResult",
    "Origin",
    "Outcome",
    "Reading",
    "Receipt",
    "ReceivedIndicator",
    "ReceivedSource",
    "RefreshPlan",
    "Release",
    "ReleaseRequest",
    "ResultKind",
    "SourceVersion",
    "Submission",
    "Waiver",
    "source_name",
]
