"""The rows of implementation plans."""

from ineen.policy.execution.models.actions import Action, ActionKind, ActionLevel, Funding
from ineen.policy.execution.models.plans import ActionPoint, ImplementationKind, ImplementationPlan

__all__ = [
    "Action",
    "ActionKind",
    "ActionLevel",
    "ActionPoint",
    "Funding",
    "ImplementationKind",
    "ImplementationPlan",
]
