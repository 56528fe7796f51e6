"""The rows of access."""

from ineen.ground.access.models.sign_ins import Means, SignIn

__all__ = ["Means", "SignIn"]
