"""The steps of a login after the password or the own organisation: a code, and setting that up where it is demanded.

Both are passed over where the own organisation vouches for a second step (`INEEN_OIDC_SECOND_STEP`).
"""

from allauth.account.stages import LoginStage
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from ineen.faces.account.proofs import organisation_vouches
from ineen.ground.access.queries import lacks_second_step


class CodeStage(AuthenticateStage):  # type: ignore[misc]
    """allauth's: who has a second step gives a code."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if organisation_vouches(self.request, self.login.user):
            return None, True
        step: tuple[HttpResponse | None, bool] = super().handle()
        return step


class SetUpStage(LoginStage):  # type: ignore[misc]
    """Stands after the code: who gave one has nothing to set up, and who must have one sets it up before she is in."""

    key = "set_up_second_step"
    urlname = "account_set_up"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        person = self.login.user
        if not organisation_vouches(self.request, person) and lacks_second_step(person.pk, timezone.now()):
            return redirect(self.urlname), True
        return None, True
