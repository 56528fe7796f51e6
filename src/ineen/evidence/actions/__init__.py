"""The write door of the catalogue."""

from ineen.analysis.store.comparing import Told
from ineen.evidence.actions.load import load_source
from ineen.evidence.actions.report import Change, LoadReport
from ineen.evidence.actions.withdraw import withdraw_delivery

__all__ = ["Change", "LoadReport", "Told", "load_source", "withdraw_delivery"]
