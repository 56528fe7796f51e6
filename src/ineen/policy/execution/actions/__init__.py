"""The write door of implementation plans."""

from ineen.policy.execution.actions.import_plan import import_implementation_plan

__all__ = ["import_implementation_plan"]
