"""The write door of the catalogue."""

from ineen.evidence.actions.load import load_source
from ineen.evidence.actions.report import LoadReport, WithdrawalReport
from ineen.evidence.actions.withdraw import withdraw_delivery

__all__ = ["LoadReport", "WithdrawalReport", "load_source", "withdraw_delivery"]
