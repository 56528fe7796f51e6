"""The write door of access."""

from ineen.ground.access.actions.accepting import accept_as_new, accept_as_self, send_invitation_code
from ineen.ground.access.actions.addresses import change_address, send_address_code
from ineen.ground.access.actions.closing import forget_account
from ineen.ground.access.actions.inviting import forget_invitations, invite, resend_invitation, revoke_invitation
from ineen.ground.access.actions.passwords import ask_reset, change_password, reset_password, send_reset
from ineen.ground.access.actions.second_step import (
    check_second_step,
    confirm_recovery_codes,
    renew_recovery_codes,
    reset_second_step,
    set_up_second_step,
    turn_off_second_step,
)
from ineen.ground.access.actions.signing_in import (
    act_as,
    end_other_sign_ins,
    end_sign_in,
    forget_sign_ins,
    refuse_sign_in,
    sign_in,
    sign_out,
    tie_identity,
)

__all__ = [
    "accept_as_new",
    "accept_as_self",
    "act_as",
    "ask_reset",
    "change_address",
    "change_password",
    "check_second_step",
    "confirm_recovery_codes",
    "end_other_sign_ins",
    "end_sign_in",
    "forget_account",
    "forget_invitations",
    "forget_sign_ins",
    "invite",
    "refuse_sign_in",
    "renew_recovery_codes",
    "resend_invitation",
    "reset_password",
    "reset_second_step",
    "revoke_invitation",
    "send_address_code",
    "send_invitation_code",
    "send_reset",
    "set_up_second_step",
    "sign_in",
    "sign_out",
    "tie_identity",
    "turn_off_second_step",
]
