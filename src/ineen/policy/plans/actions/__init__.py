"""The write door of plans."""

from ineen.policy.plans.actions.import_plan import import_plan

__all__ = ["import_plan"]
