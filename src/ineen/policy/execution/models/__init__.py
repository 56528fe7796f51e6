"""The rows of implementation plans."""

from ineen.policy.execution.models.actions import Action, ActionKind, ActionLevel, Funding
from ineen.policy.execution.models.plans import ActionPoint, ImplementationKind, ImplementationPlan
from ineen.policy.execution.models.proposals import ActionProposal

__all__ = [
    "Action",
    "ActionKind",
    "ActionLevel",
    "ActionPoint",
    "ActionProposal",
    "Funding",
    "ImplementationKind",
    "ImplementationPlan",
]
