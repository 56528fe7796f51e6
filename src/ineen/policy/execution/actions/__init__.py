"""The write door of implementation plans."""

from ineen.policy.execution.actions.import_plan import import_implementation_plan
from ineen.policy.execution.actions.proposing import propose_action, withdraw_proposal

__all__ = ["import_implementation_plan", "propose_action", "withdraw_proposal"]
