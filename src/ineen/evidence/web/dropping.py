"""The page on which files are dropped."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from ineen.evidence.actions import HandedFile, hand_in
from ineen.evidence.models import Submission
from ineen.evidence.queries import handed_in_sources, may_load
from ineen.evidence.rules import ONLY_LOADERS
from ineen.evidence.web.forms import DropForm
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of


@signed_in_page("GET", "HEAD", "POST")
def drop(request: HttpRequest) -> HttpResponse:
    """Ask for the files; keep them and go to their page. Nothing is kept where one of them cannot be used."""
    form = _form(request)
    if request.method == "POST" and form.is_valid() and (row := _handed_in(request, form)):
        return _on_to(request, reverse("evidence:submission", args=[row.pk]))
    context = {"form": form, "sources": handed_in_sources()}
    if getattr(request, "htmx", False):  # what was chosen stays in the field of the browser
        return render(request, "evidence/parts/drop_errors.html", context)
    context["steps"] = [{"label": _("Aanleveringen"), "url": reverse("evidence:submissions")}]
    return render(request, "evidence/drop.html", context)


def _form(request: HttpRequest) -> DropForm:
    if not may_load(viewer_of(request)):
        raise NotAllowed(ONLY_LOADERS)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    return DropForm(*given, sources=handed_in_sources(), initial={"source": request.GET.get("bron", "")})


def _handed_in(request: HttpRequest, form: DropForm) -> Submission | None:
    words = form.cleaned_data
    try:
        return hand_in(
            by=actor_of(request),
            now=timezone.now(),
            files=[HandedFile(file.name, file.file) for file in words["delivery"]],
            source=words["source"],
            proposed=words["day"],
        )
    except BadInput as refused:
        form.add_error("delivery", str(refused))
        return None


def _on_to(request: HttpRequest, url: str) -> HttpResponse:
    messages.success(request, _("Aangeleverd. Er verandert nog niets."))
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else redirect(url)
