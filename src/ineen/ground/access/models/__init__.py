"""The rows of access."""

from ineen.ground.access.models.invitations import Invitation
from ineen.ground.access.models.sign_ins import Means, SignIn

__all__ = ["Invitation", "Means", "SignIn"]
