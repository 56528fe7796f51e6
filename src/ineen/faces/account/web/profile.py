"""One's own profile."""

from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.ground.access.queries import second_step_of
from ineen.ground.organisations.actions import choose_digest
from ineen.ground.organisations.queries import Digest, Person
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of


class DigestForm(forms.Form):
    digest = forms.ChoiceField(label=gettext_lazy("Wat op u wacht, in één bericht per mail"), choices=Digest.choices)


@signed_in_page("GET", "HEAD", "POST")
def profile(request: HttpRequest) -> HttpResponse:
    person = cast(Person, request.user)
    form = DigestForm(request.POST or None, initial={"digest": person.digest})
    if request.method == "POST" and form.is_valid():
        digest = Digest(form.cleaned_data["digest"])
        choose_digest(by=actor_of(request), now=timezone.now(), person=person.pk, digest=digest)
        messages.success(request, _("Bewaard: u krijgt de samenvatting %(often)s.") % {"often": digest.label})
        return redirect("account_profile")
    return render(request, "account/profile.html", {"form": form, "step": second_step_of(viewer_of(request))})
