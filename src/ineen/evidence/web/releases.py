"""What is on its way to everybody: the list, one with what it shows and hides, and the two who look at it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_htmx.http import HttpResponseClientRefresh

from ineen.evidence import actions
from ineen.evidence.queries.release_grids import preview_of
from ineen.evidence.queries.releases import ReleaseView, releasable_versions, release_request, release_requests
from ineen.evidence.queries.submissions import may_load
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of

PER_PAGE = 25
MOST_VERSIONS = 50


class ReasonForm(forms.Form):
    """Why a release is refused or withdrawn."""

    use_required_attribute = False
    because = forms.CharField(
        label=gettext_lazy("Waarom?"),
        max_length=300,
        error_messages={"required": gettext_lazy("Schrijf waarom: anderen lezen dat.")},
    )


@signed_in_page()
def overview(request: HttpRequest) -> HttpResponse:
    """Every request of the viewer's partnerships, the newest first, and the deliveries that may still be released."""
    viewer = viewer_of(request)
    page = Paginator(release_requests(viewer), PER_PAGE).get_page(request.GET.get("pagina"))
    versions = list(releasable_versions(viewer)[:MOST_VERSIONS]) if may_load(viewer) else []
    return render(request, "evidence/releases.html", {"page": page, "rows": page.object_list, "versions": versions})


@signed_in_page()
def page(request: HttpRequest, release: UUID) -> HttpResponse:
    """One of them. Where it is polled it gives how far the work is, and has the page read again once that ended."""
    found = release_request(viewer_of(request), release)
    if getattr(request, "htmx", False):
        if not found.busy:
            return HttpResponseClientRefresh()
        return render(request, "evidence/parts/release_progress.html", {"found": found})
    return _page(request, found, ReasonForm(label_suffix=""))


@signed_in_page("POST")
def approve(request: HttpRequest, release: UUID) -> HttpResponse:
    """Approve what the page showed, as the first or as the second."""
    try:
        row = actions.approve_release(
            by=actor_of(request), now=timezone.now(), request=release, content=request.POST.get("content", "")
        )
    except (BadInput, NotAllowed) as refused:
        messages.warning(request, str(refused))
    else:
        second = row.second_by is not None
        told = _("Goedgekeurd door twee mensen. Ineen geeft het nu vrij.")
        messages.success(request, told if second else _("Goedgekeurd. Nu kijkt een ander nog."))
    return redirect("evidence:release", release=release)


@signed_in_page("POST")
def refuse(request: HttpRequest, release: UUID) -> HttpResponse:
    """Refuse it, with a reason."""
    return _end(request, release, actions.refuse_release, _("Geweigerd. Er wordt niets getoond."))


@signed_in_page("POST")
def withdraw(request: HttpRequest, release: UUID) -> HttpResponse:
    """Show it no longer, with a reason that everybody reads."""
    done = _("Ingetrokken. De cijfers worden niet meer getoond; dat zij er waren en waarom niet meer, blijft staan.")
    return _end(request, release, actions.withdraw_release, done)


def _end(request: HttpRequest, release: UUID, act: "actions.EndRelease", done: str) -> HttpResponse:
    found = release_request(viewer_of(request), release)
    form = ReasonForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _page(request, found, form)
    try:
        act(by=actor_of(request), now=timezone.now(), request=release, because=form.cleaned_data["because"])
        messages.success(request, done)
    except BadInput as refused:
        form.add_error("because", str(refused))
        return _page(request, found, form)
    except NotAllowed as refused:
        messages.warning(request, str(refused))
    return redirect("evidence:release", release=release)


def _page(request: HttpRequest, found: ReleaseView, form: ReasonForm) -> HttpResponse:
    words = {"category": request.GET.get("klasse", ""), "year": request.GET.get("jaar", "")}
    form.fields["because"].label = _("Waarom trekt u dit in?") if found.may_withdraw else _("Waarom weigert u dit?")
    context = {
        "found": found,
        "form": form,
        "grid": preview_of(found.row, found.outcome, **words) if found.outcome else None,
        "steps": [{"label": _("Vrijgeven"), "url": reverse("evidence:releases")}],
    }
    return render(request, "evidence/release.html", context)
