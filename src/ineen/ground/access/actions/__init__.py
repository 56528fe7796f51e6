"""The write door of access."""

from ineen.ground.access.actions.signing_in import choose_seat, end_sign_in, refuse_sign_in, sign_in, sign_out

__all__ = ["choose_seat", "end_sign_in", "refuse_sign_in", "sign_in", "sign_out"]
