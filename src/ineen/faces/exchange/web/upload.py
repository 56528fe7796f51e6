"""Handing in a plan file: first what is wrong with it or what it would bring, then bringing it in as a draft."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.faces.exchange.package import Package, read_package
from ineen.faces.exchange.problems import SHOWN, BadPlanFile, path
from ineen.faces.exchange.reading import MOST_BYTES
from ineen.faces.exchange.sections.plan import PlanShape
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of
from ineen.policy.plans import actions, queries
from ineen.policy.plans.queries import CHAPTERS, Home, PlanText

UNPROCESSABLE: Final = 422


@signed_in_page("GET", "POST")
def upload(request: HttpRequest) -> HttpResponse:
    """A file gives a preview; the text of the preview, confirmed, becomes a draft."""
    homes = queries.writing_homes(viewer_of(request))
    if not homes:
        raise NotAllowed(_("Alleen adviseurs en coördinatoren lezen plannen in. Vraag uw coördinator om die functie."))
    if request.method != "POST":
        return _page(request)
    content, name = _handed_in(request)
    if not content:
        return _page(request, refusal=_("Kies eerst een planbestand."))
    try:
        plan = _plan_of(read_package(content, name), homes)
        if "bevestigd" in request.POST:
            return _bring_in(request, plan)
    except BadPlanFile as bad:
        return _page(request, problems=_problems(bad), more=max(0, len(bad.problems) - SHOWN), name=name)
    except (BadInput, NotFound, NotAllowed) as refused:
        return _page(request, refusal=str(refused), name=name)
    return render(request, "exchange/upload.html", _preview(plan, content, name))


def _handed_in(request: HttpRequest) -> tuple[bytes, str]:
    """The file, or the text of a file that was shown before; nothing larger than a plan file may be."""
    file = request.FILES.get("bestand")
    if file is None or isinstance(file, list):
        return request.POST.get("inhoud", "").encode(), request.POST.get("naam", "")[:200] or _("het bestand")
    return file.read(MOST_BYTES + 1), (file.name or _("het bestand"))[:200]


def _plan_of(package: Package, homes: tuple[Home, ...]) -> PlanText:
    """The safety plan of the file, of one of these partnerships. Raises BadInput."""
    plan = package.parts["plan"]
    if not isinstance(plan, PlanShape):
        raise BadInput(_("Dit bestand heeft geen veiligheidsplan. Een uitvoeringsplan leest u hier niet in."))
    own = [one.slug for one in homes]
    if plan.partnership not in own:
        raise BadInput(
            _("Dit plan is van samenwerkingsverband %(other)s. U leest alleen plannen in van: %(own)s.")
            % {"other": plan.partnership, "own": ", ".join(own)}
        )
    return plan.text()


def _bring_in(request: HttpRequest, plan: PlanText) -> HttpResponse:
    row = actions.bring_in_draft(by=actor_of(request), now=timezone.now(), plan=plan)
    messages.success(request, _("Ingelezen als concept. Alleen het samenwerkingsverband ziet het."))
    return redirect("plans:outline", row.slug)


def _preview(plan: PlanText, content: bytes, name: str) -> dict[str, Any]:
    return {
        "plan": plan,
        "texts": sum(bool(getattr(plan, chapter)) for chapter in CHAPTERS),
        "content": content.decode("utf-8-sig"),
        "name": name,
    }


def _problems(bad: BadPlanFile) -> list[tuple[int, str, str]]:
    """Each with its line, its place, and what to do."""
    return [(one.line, path(one.place), one.message) for one in bad.problems[:SHOWN]]


def _page(request: HttpRequest, **context: Any) -> HttpResponse:
    return render(request, "exchange/upload.html", context, status=UNPROCESSABLE if context else None)
