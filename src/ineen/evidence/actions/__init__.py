"""The write door of the catalogue."""

from ineen.evidence.actions.handing_in import HandedFile, cancel, confirm, hand_in
from ineen.evidence.actions.load import load_source
from ineen.evidence.actions.report import LoadReport, WithdrawalReport
from ineen.evidence.actions.withdraw import withdraw_delivery, withdraw_version

__all__ = [
    "HandedFile",
    "LoadReport",
    "WithdrawalReport",
    "cancel",
    "confirm",
    "hand_in",
    "load_source",
    "withdraw_delivery",
    "withdraw_version",
]
