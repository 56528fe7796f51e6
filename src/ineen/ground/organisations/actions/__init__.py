"""The write door of organisations."""

from ineen.ground.organisations.actions.forgetting import forget_memberships, forget_person
from ineen.ground.organisations.actions.log import export_data_of, export_log, export_own_data
from ineen.ground.organisations.actions.memberships import appoint, end_membership
from ineen.ground.organisations.actions.partnerships import PartnerEntry, establish_partnership
from ineen.ground.organisations.actions.persons import (
    choose_digest,
    deactivate_person,
    register_person,
    set_address,
    set_password,
)

__all__ = [
    "PartnerEntry",
    "appoint",
    "choose_digest",
    "deactivate_person",
    "end_membership",
    "establish_partnership",
    "export_data_of",
    "export_log",
    "export_own_data",
    "forget_memberships",
    "forget_person",
    "register_person",
    "set_address",
    "set_password",
]
