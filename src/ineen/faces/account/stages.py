"""A step of a login of our own: who must have a second step sets it up before she is in."""

from allauth.account.stages import LoginStage
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from ineen.ground.access.queries import lacks_second_step


class SetUpStage(LoginStage):  # type: ignore[misc]
    """Stands after the code: who gave one has nothing to set up."""

    key = "set_up_second_step"
    urlname = "account_set_up"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if lacks_second_step(self.login.user.pk, timezone.now()):
            return redirect(self.urlname), True
        return None, True
