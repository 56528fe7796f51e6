"""Taking a delivery out of sight, after seeing what will no longer be shown."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.evidence.actions import withdraw_version
from ineen.evidence.queries import withdrawable
from ineen.evidence.web.forms import WithdrawForm
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of


@signed_in_page("GET", "HEAD", "POST")
def withdraw(request: HttpRequest, name: str, version: int) -> HttpResponse:
    """Say what goes, ask why, and withdraw it."""
    found = withdrawable(viewer_of(request), name, version)
    form = WithdrawForm(request.POST or None, label_suffix="", use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_version(
                by=actor_of(request),
                now=timezone.now(),
                version=version,
                because=form.cleaned_data["because"],
            )
        except BadInput as refused:
            form.add_error("because", str(refused))
        else:
            messages.success(request, _("Ingetrokken. De cijfers van deze levering worden niet meer getoond."))
            return redirect("publication:source", name=name)
    steps = [
        {"label": _("Bronnen"), "url": reverse("publication:sources")},
        {"label": found.connector.title, "url": reverse("publication:source", args=[name])},
    ]
    return render(request, "evidence/withdraw.html", {"found": found, "form": form, "steps": steps})
