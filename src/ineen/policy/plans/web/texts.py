"""The editor of one text: on a page of its own, or in its place on another page."""

from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect, trigger_client_event

from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.ui.viewer import actor_of, viewer_of
from ineen.policy.plans import actions, queries, rules
from ineen.policy.plans.queries import OF_THE_PLAN, TextAddress, TextBlock
from ineen.policy.plans.queries.citations import citations_of
from ineen.policy.plans.web.closed import plan_page
from ineen.policy.plans.web.text_forms import TextForm
from ineen.policy.plans.web.where import trail_to

UNPROCESSABLE: Final = 422
KEPT: Final = "bewaard"  # tells the tab that the server has what was typed
PREVIEW, DISCARD, RESTORE, KEEP, TURN = (
    "voorbeeld",
    "weg",
    "terug",
    "concept",
    "wissel",
)  # what a button of the form asks


@plan_page("GET", "POST")
def text(request: HttpRequest, slug: str, kind: str, part: str, name: str) -> HttpResponse:
    """Write one text of a plan; a POST puts it in the plan, or does what its button says."""
    address = address_of(kind, part, name)
    try:
        block = queries.text_block(viewer_of(request), slug, address)
    except NotFound:
        return _left_behind(request, slug, address)
    if request.method != "POST":
        return _editor(request, block)
    match request.POST.get("doe", ""):
        case "voorbeeld":
            return _preview(request, block)
        case "bevestig" | "cijfer-weg" as asked:
            return {"bevestig": _confirm, "cijfer-weg": _without_figure}[asked](request, block)
        case "weg" | "terug" | "concept" | "wissel" as asked:
            return _draft_by_button(request, block, asked)
        case _:
            return _save(request, block)


@plan_page("GET")
def block(request: HttpRequest, slug: str, kind: str, part: str, name: str) -> HttpResponse:
    """The text as it is read, to take the place of its editor."""
    found = queries.text_block(viewer_of(request), slug, address_of(kind, part, name))
    return render(request, "plans/parts/text_block.html", {"written": found, "swapped": True})


@plan_page("POST")
def draft(request: HttpRequest, slug: str, kind: str, part: str, name: str) -> HttpResponse:
    """Keep what is being typed; the answer is one line for under the editor."""
    address = address_of(kind, part, name)
    try:
        return trigger_client_event(render(request, "plans/parts/draft_line.html", _kept(request, slug, address)), KEPT)
    except (NotAllowed, NotFound, BadInput) as refusal:
        return render(request, "plans/parts/draft_line.html", {"refusal": str(refusal)})


def address_of(kind: str, part: str, name: str) -> TextAddress:
    """Raises NotFound for what is no text of any plan."""
    return TextAddress.parse("/".join((kind, "" if part == OF_THE_PLAN else part, name)))


def _save(request: HttpRequest, block: TextBlock) -> HttpResponse:
    form = _form(request, block, request.POST)
    if not form.is_valid():
        return _editor(request, block, form)
    values = form.cleaned_data
    try:
        written = actions.write_text(
            by=form.actor(request),
            now=timezone.now(),
            plan=block.plan,
            address=block.address,
            text=values["text"],
            based_on=values["based_on"],
            tab=_tab(values["tab"]),
        )
    except (BadInput, NotAllowed) as refusal:
        form.add_error("text" if isinstance(refusal, BadInput) else None, str(refusal))
        return _editor(request, block, form)
    return _saved(request, block, written)


def _saved(request: HttpRequest, block: TextBlock, written: actions.Written) -> HttpResponse:
    if written.conflict:
        messages.warning(request, _("Iemand anders wijzigde deze tekst intussen. Beide versies zijn bewaard."))
        response = redirect("plans:conflict", block.plan, written.conflict)
        if not _in_place(request):
            return response
        return trigger_client_event(HttpResponseClientRedirect(response["Location"]), KEPT)
    if _in_place(request):
        found = queries.text_block(viewer_of(request), block.plan, block.address)
        shown = {"written": found, "swapped": True, "saved": True}
        return trigger_client_event(render(request, "plans/parts/text_block.html", shown), KEPT)
    messages.success(request, _("Bewaard: %(label)s staat in het plan.") % {"label": block.label})
    return redirect("plans:text", block.plan, *block.steps)


def _confirm(request: HttpRequest, block: TextBlock) -> HttpResponse:
    actions.confirm_text(by=actor_of(request), now=timezone.now(), plan=block.plan, address=block.address)
    messages.success(request, _("Bevestigd namens uw organisatie."))
    return redirect("plans:text", block.plan, *block.steps)


def _without_figure(request: HttpRequest, block: TextBlock) -> HttpResponse:
    try:
        which = UUID(request.POST.get("cijfer", ""))
    except ValueError as wrong:
        raise BadInput(_("Ververs de pagina en kies het cijfer opnieuw.")) from wrong
    actions.remove_citation(by=actor_of(request), now=timezone.now(), citation=which)
    messages.success(request, _("Het cijfer staat niet meer bij deze tekst."))
    return redirect("plans:text", block.plan, *block.steps)


def _around(request: HttpRequest, block: TextBlock) -> dict[str, Any]:
    """The way to the part, and to what happened to it; for who works with the plan."""
    if not block.inside:
        return {}
    address = block.address
    part = f"?{urlencode({'deel': f'{address.kind}/{address.part}'})}" if address.part else ""
    found: dict[str, Any] = {"history": f"{reverse('plans:history', args=[block.plan])}{part}"}
    if viewer_of(request).has(*rules.WRITERS, partnership=block.partnership):
        found["steps"] = trail_to(block)
    return found


def _preview(request: HttpRequest, block: TextBlock) -> HttpResponse:
    typed = request.POST.get("text", "")
    if _in_place(request):
        return render(request, "plans/parts/preview.html", {"typed": typed})
    return _editor(request, block, _form(request, block, None, _initial(request)), preview=True, typed=typed)


def _draft_by_button(request: HttpRequest, block: TextBlock, asked: str) -> HttpResponse:
    now, by = timezone.now(), actor_of(request)
    if asked == DISCARD:
        actions.discard_draft(by=by, now=now, plan=block.plan, address=block.address)
    elif asked == RESTORE:
        actions.restore_draft(by=by, now=now, plan=block.plan, address=block.address)
    else:
        _kept(request, block.plan, block.address)
        if asked == TURN:
            actions.turn_draft(by=by, now=now, plan=block.plan, address=block.address)
        messages.success(request, _("Uw concept is bewaard. Het staat nog niet in het plan."))
    if _in_place(request):
        found = queries.text_block(viewer_of(request), block.plan, block.address)
        return trigger_client_event(_editor(request, found), KEPT)
    return redirect("plans:text", block.plan, *block.steps)


def _kept(request: HttpRequest, slug: str, address: TextAddress) -> dict[str, Any]:
    """Keep the draft, and tell when, and whether the plan changed meanwhile. What the plan says already is no draft."""
    typed, based_on = request.POST.get("text", ""), request.POST.get("based_on", "")
    try:
        block = queries.text_block(viewer_of(request), slug, address)
    except NotFound:
        block = None
    if block and not block.draft and queries.digest(typed) == block.digest:
        return {}
    kept = actions.save_draft(
        by=actor_of(request),
        now=timezone.now(),
        plan=slug,
        address=address,
        text=typed,
        based_on=based_on,
        tab=_tab(request.POST.get("tab", "")),
    )
    return {
        "saved_at": kept.saved_at,
        "kept": kept,
        "written": block,
        "moved_on": block is not None and block.digest != kept.based_on,
    }


def _editor(request: HttpRequest, block: TextBlock, form: TextForm | None = None, **context: Any) -> HttpResponse:
    context |= {
        "written": block,
        "form": form or _form(request, block, None, _begun(block)),
        "conflicts": _conflicts(request, block),
        "inline": _in_place(request),
    }
    if _in_place(request):
        return render(request, "plans/parts/text_editor.html", context)
    context |= _around(request, block) | {
        "citations": citations_of(viewer_of(request), block.plan, block.address),
        "closed": bool(block.why_not and not block.writing and not (form and form.errors)),
    }
    return render(request, "plans/text.html", context, status=UNPROCESSABLE if form and form.errors else None)


def _left_behind(request: HttpRequest, slug: str, address: TextAddress) -> HttpResponse:
    """The part is gone; what its writer had not put in the plan is still hers to copy."""
    found = queries.own_draft(viewer_of(request), slug, address)
    if found is None or found.discarded:
        raise NotFound(queries.NO_SUCH_TEXT)
    if request.method == "POST" and request.POST.get("doe") == DISCARD:
        actions.discard_draft(by=actor_of(request), now=timezone.now(), plan=slug, address=address)
        messages.success(request, _("Uw concept is weggegooid."))
        return redirect("/")
    context = {"draft": found, "label": queries.words_for(address).label, "plan": slug, "address": address}
    return render(request, "plans/text_left.html", context)


def _in_place(request: HttpRequest) -> bool:
    """Whether the answer takes a place on the page that asks, rather than be a page."""
    return bool(getattr(request, "htmx", False))


def _begun(block: TextBlock) -> dict[str, str]:
    """What the editor opens with: the writer's own draft, else what stands in the plan."""
    if block.writing:
        tab = f"{uuid4().hex}-{queries.digest(block.writing.text)}"
        return {"text": block.writing.text, "based_on": block.writing.based_on, "tab": tab}
    return {"text": block.text, "based_on": block.digest, "tab": f"{uuid4().hex}-"}


def _tab(text: str) -> actions.Tab | None:
    """The editor that sends this; None for one that says nothing of itself."""
    mark, dash, opened = text.partition("-")
    return actions.Tab(mark[:32], opened) if dash else None


def _initial(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in ("text", "based_on", "tab", "on_behalf_of", "source")}


def _form(request: HttpRequest, block: TextBlock, data: Any, initial: dict[str, str] | None = None) -> TextForm:
    own = {held.organisation for held in viewer_of(request).held_roles}
    others = [one for one in organisations.members([block.partnership]) if one.organisation not in own]
    return TextForm(block, others, data, initial, in_place=_in_place(request))


def _conflicts(request: HttpRequest, block: TextBlock) -> tuple[Any, ...]:
    return queries.open_conflicts(viewer_of(request), block.plan, block.address) if block.conflicts else ()
