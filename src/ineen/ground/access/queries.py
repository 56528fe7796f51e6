"""The read door of access: one's own sign-ins, and the open invitations of who may invite."""

from ineen.ground.access.models import Means, SignIn

__all__ = ["Means", "SignIn"]
