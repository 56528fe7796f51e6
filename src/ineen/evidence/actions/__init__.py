"""The write door of the catalogue."""

from collections.abc import Callable

from ineen.evidence.actions.describing import describe_columns, describe_figures
from ineen.evidence.actions.handing_in import HandedFile, cancel, confirm, hand_in
from ineen.evidence.actions.keeping import ChangedMeanwhile
from ineen.evidence.actions.load import load_source
from ineen.evidence.actions.meetings import (
    MOST_ITEMS,
    close_meeting,
    read_item,
    record_result,
    reopen_meeting,
    start_meeting,
    waive_item,
)
from ineen.evidence.actions.own_table import OwnTable, load_own_table
from ineen.evidence.actions.readings import (
    close_reading,
    confirm_reading,
    publish_reading,
    take_waiver_back,
    waive_figure,
    write_reading,
)
from ineen.evidence.actions.received import change_source, forget_source, withdraw_received
from ineen.evidence.actions.refreshing import schedule_refresh
from ineen.evidence.actions.releases.approving import approve_release, refuse_release, withdraw_release
from ineen.evidence.actions.releases.asking import Asked, request_release
from ineen.evidence.actions.releases.at_once import finish_release
from ineen.evidence.actions.report import LoadReport, WithdrawalReport
from ineen.evidence.actions.withdraw import withdraw_delivery, withdraw_version
from ineen.evidence.models import ReleaseRequest
from ineen.evidence.queries.descriptions import Described
from ineen.evidence.queries.in_use import DESCRIBED

EndRelease = Callable[..., ReleaseRequest]

__all__ = [
    "DESCRIBED",
    "MOST_ITEMS",
    "Asked",
    "ChangedMeanwhile",
    "Described",
    "EndRelease",
    "HandedFile",
    "LoadReport",
    "OwnTable",
    "WithdrawalReport",
    "approve_release",
    "cancel",
    "change_source",
    "close_meeting",
    "close_reading",
    "confirm",
    "confirm_reading",
    "describe_columns",
    "describe_figures",
    "finish_release",
    "forget_source",
    "hand_in",
    "load_own_table",
    "load_source",
    "publish_reading",
    "read_item",
    "record_result",
    "refuse_release",
    "reopen_meeting",
    "request_release",
    "schedule_refresh",
    "start_meeting",
    "take_waiver_back",
    "waive_figure",
    "waive_item",
    "withdraw_delivery",
    "withdraw_received",
    "withdraw_release",
    "withdraw_version",
    "write_reading",
]
