"""The write door of decisions."""

from ineen.policy.decisions.actions.amendments import decline, take_over
from ineen.policy.decisions.actions.college import (
    defer,
    offer_to_council,
    return_plan,
    submit_plan,
    take_back,
    withdraw,
)
from ineen.policy.decisions.actions.correcting import rectify, strike
from ineen.policy.decisions.actions.correcting_answers import rectify_answer, strike_answer
from ineen.policy.decisions.actions.council import (
    AmendmentEntry,
    adopt,
    adopt_amended,
    prolong,
    reject,
)
from ineen.policy.decisions.actions.days import plan_days, record_advice
from ineen.policy.decisions.actions.openness import impose_secrecy, lay_embargo, lift_secrecy, publish

__all__ = [
    "AmendmentEntry",
    "adopt",
    "adopt_amended",
    "decline",
    "defer",
    "impose_secrecy",
    "lay_embargo",
    "lift_secrecy",
    "offer_to_council",
    "plan_days",
    "prolong",
    "publish",
    "record_advice",
    "rectify",
    "rectify_answer",
    "reject",
    "return_plan",
    "strike",
    "strike_answer",
    "submit_plan",
    "take_back",
    "take_over",
    "withdraw",
]
