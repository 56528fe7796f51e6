"""Why something does not go through: in Dutch, what is wrong and what to do, shown as it is."""


class IneenError(Exception):
    """The common ancestor: a message for the person at the screen."""


class NotAllowed(IneenError):
    """The viewer may not do this; the sentence becomes the tooltip of the disabled button."""


class NotFound(IneenError):
    """There is no such thing, or not for this viewer: the two are never told apart."""


class BadInput(IneenError):
    """What was handed in cannot be used. `place` says where: a file, a row, a key."""

    def __init__(self, message: str, *, place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.place = place
