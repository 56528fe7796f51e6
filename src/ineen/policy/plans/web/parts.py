"""The pages of the parts of a plan: its data, a chapter, a theme, a municipality, ties and who sign."""

from typing import Any, NamedTuple

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.ui.viewer import actor_of, viewer_of
from ineen.policy.plans import actions, queries
from ineen.policy.plans.queries import WRITING_CHAPTERS, Outline, PartKind, PlanKind, PriorityClass, ThemeRow, TieKind
from ineen.policy.plans.web.acting import act_of, page, try_button, try_form
from ineen.policy.plans.web.closed import plan_page
from ineen.policy.plans.web.part_forms import (
    GoalTitleForm,
    OrganisationForm,
    PlanForm,
    SignatureForm,
    SignerForm,
    ThemeForm,
    TieForm,
    lines_of,
)
from ineen.policy.plans.web.where import url_of_advice


@plan_page("GET", "POST")
def plan_data(request: HttpRequest, slug: str) -> HttpResponse:
    """Title, kind, period, readers and ambitions of a plan."""
    found = queries.outline_of_chapter(viewer_of(request), slug)
    plan = found.plan
    initial = {
        "title": plan.title,
        "kind": plan.kind.value,
        "first": plan.period_first,
        "last": plan.period_last,
        "audience": plan.audience.value,
        "ambitions": "\n".join(plan.ambitions),
    }
    form = PlanForm(plan.audience, request.POST or None, initial=initial)

    def act(values: dict[str, Any]) -> Any:
        return actions.change_plan(
            **act_of(request, slug),
            title=values["title"],
            kind=PlanKind(values["kind"]),
            period_first=values["first"],
            period_last=values["last"],
            audience=Audience(values["audience"]),
            ambitions=lines_of(values["ambitions"]),
        )

    if request.method == "POST" and (answer := try_form(request, form, act)):
        return answer
    return page(request, "plans/plan_data.html", found, _("Gegevens van het plan"), form, form=form)


@plan_page("GET")
def chapter(request: HttpRequest, slug: str, word: str) -> HttpResponse:
    """One chapter of running texts, with what it still lacks."""
    found = queries.outline_of_chapter(viewer_of(request), slug)
    one = next((one for one in WRITING_CHAPTERS if one.word == word), None)
    if one is None:
        raise NotFound(_("Dit hoofdstuk is er niet. Kijk in de opzet van het plan welke hoofdstukken er zijn."))
    blocks = queries.text_blocks(viewer_of(request), slug, PartKind.PLAN, seen=found.row)
    texts = [block for block in blocks if block.address.name in one.texts]
    remedies = advice_at(found, "plan//", one.texts)
    return page(request, "plans/chapter.html", found, one.title, texts=texts, remedies=remedies)


@plan_page("GET", "POST")
def theme(request: HttpRequest, slug: str, theme: str) -> HttpResponse:
    """One theme: its weight, its texts, who leads it, and its goals."""
    found, row = queries.outline_of_theme(viewer_of(request), slug, theme)
    asked = request.POST.get("formulier", "")
    shown = ThemeForms(
        _theme_form(found, row, request.POST if asked == "keuzes" else None),
        _organisation_form(request, found, OrganisationForm, asked == "trekker"),
        GoalTitleForm(request.POST if asked == "doel" else None),
    )
    refusal = ""
    if request.method == "POST":
        answer = _of_theme(request, slug, theme, shown)
        if isinstance(answer, HttpResponse):
            return answer
        refusal = answer
    context = {
        "choices": shown.choices,
        "lead": shown.lead,
        "goal": shown.goal,
        "row": row,
        "theme": row.text,
        "refusal": refusal,
        "texts": queries.text_blocks(viewer_of(request), slug, PartKind.THEME, theme, seen=found.row),
        "remedies": advice_at(found, f"theme/{theme}/"),
        "ties": [one for one in found.ties if one.theme == theme],
    }
    return page(request, "plans/theme.html", found, row.text.title, *shown, **context)


class ThemeForms(NamedTuple):
    """The forms on the page of a theme."""

    choices: ThemeForm
    lead: OrganisationForm
    goal: GoalTitleForm


def _of_theme(request: HttpRequest, slug: str, theme: str, shown: ThemeForms) -> HttpResponse | str:
    def change(values: dict[str, Any]) -> Any:
        return actions.change_theme(
            **act_of(request, slug),
            theme=theme,
            priority=PriorityClass(values["priority"]),
            field=values["field"],
            municipality=values["municipality"],
            ambitions=lines_of(values["ambitions"]),
        )

    def name_lead(values: dict[str, Any]) -> Any:
        act = _namens(request, slug, shown.lead, values)
        return actions.add_lead(**act, theme=theme, organisation=values["organisation"], office=values["office"])

    def name_goal(values: dict[str, Any]) -> Any:
        return actions.add_goal(**act_of(request, slug), theme=theme, title=values["title"])

    match request.POST.get("formulier", ""):
        case "keuzes":
            return try_form(request, shown.choices, change) or ""
        case "trekker":
            return try_form(request, shown.lead, name_lead) or ""
        case "doel":
            return try_form(request, shown.goal, name_goal) or ""
    return try_button(request, slug)


@plan_page("GET", "POST")
def local(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """What one municipality adds: her chapter, and the themes that play with her alone."""
    found, group = queries.outline_of_municipality(viewer_of(request), slug, code)
    refusal = ""
    if request.method == "POST":
        answer = try_button(request, slug)
        if isinstance(answer, HttpResponse):
            return answer
        refusal = answer
    blocks: tuple[queries.TextBlock, ...] = ()
    if group.has_chapter:
        blocks = queries.text_blocks(viewer_of(request), slug, PartKind.CHAPTER, code, seen=found.row)
    advice = advice_at(found, f"chapter/{code}/")
    context = {"group": group, "texts": blocks, "remedies": advice, "refusal": refusal}
    return page(request, "plans/local.html", found, group.name, **context)


@plan_page("GET", "POST")
def ties(request: HttpRequest, slug: str) -> HttpResponse:
    """The plans of others with which this plan hangs together; `?band=` opens one, `?thema=` begins one at a theme."""
    found = queries.outline(viewer_of(request), slug)
    chosen = next((one for one in found.ties if str(one.number) == request.GET.get("band", "")), None)
    themes = [(one.slug, one.title) for one in found.plan.themes]
    initial = {"theme": request.GET.get("thema", ""), "kind": TieKind.REGIONAL_PLAN.value}
    if chosen:
        initial = {"name": chosen.name, "kind": chosen.kind, "theme": chosen.theme, "about": chosen.about}
    asked = request.POST.get("formulier", "")
    form = TieForm(themes, request.POST if asked else None, initial=initial)

    def act(values: dict[str, Any]) -> Any:
        said = {name: values[name] for name in ("name", "about", "theme")} | {"kind": TieKind(values["kind"])}
        if chosen:
            return actions.change_tie(**act_of(request, slug), tie=chosen.number, **said)
        return actions.add_tie(**act_of(request, slug), **said)

    refusal = ""
    if request.method == "POST":
        answer = (try_form(request, form, act) or "") if asked else try_button(request, slug)
        if isinstance(answer, HttpResponse):
            return answer
        refusal = answer
    names = dict(themes)
    rows = [(one, names.get(one.theme, "")) for one in found.ties]
    context = {"form": form, "rows": rows, "chosen": chosen, "refusal": refusal}
    return page(request, "plans/ties.html", found, _("Samenhang met andere plannen"), form, **context)


@plan_page("GET", "POST")
def signers(request: HttpRequest, slug: str) -> HttpResponse:
    """Who sign the plan; `?wie=` opens one to change."""
    found = queries.outline_of_signers(viewer_of(request), slug)
    chosen = next((one for one in found.signers if one.number == request.GET.get("wie", "")), None)
    asked = request.POST.get("formulier", "")
    data = request.POST if asked else None
    form: forms.Form = (
        SignatureForm(data, initial={"office": chosen.office, "signed_on": chosen.signed_on})
        if chosen
        else _organisation_form(request, found, SignerForm, bool(asked))
    )

    def act(values: dict[str, Any]) -> Any:
        if chosen:
            signature = {"office": values["office"], "signed_on": values["signed_on"]}
            return actions.change_signer(**act_of(request, slug), signer=int(chosen.number), **signature)
        said = {name: values[name] for name in ("organisation", "office", "signed_on")}
        return actions.add_signer(**_namens(request, slug, form, values), **said)

    refusal = ""
    if request.method == "POST":
        answer = (try_form(request, form, act) or "") if asked else try_button(request, slug)
        if isinstance(answer, HttpResponse):
            return answer
        refusal = answer
    context = {"form": form, "chosen": chosen, "refusal": refusal}
    return page(request, "plans/signers.html", found, _("Medeondertekenaars"), form, **context)


def _theme_form(found: Outline, row: ThemeRow, data: Any) -> ThemeForm:
    theme = row.text
    initial = {
        "priority": theme.priority.value,
        "field": theme.field,
        "municipality": theme.municipality,
        "ambitions": "\n".join(theme.ambitions),
    }
    fields = [(one.slug, one.title) for one in found.plan.fields]
    here = [(str(one.code), one.name) for one in found.plan.municipalities]
    return ThemeForm(fields, here, data, initial=initial)


def _organisation_form(
    request: HttpRequest, found: Outline, kind: type[OrganisationForm], filled: bool
) -> OrganisationForm:
    own = [held.organisation for held in viewer_of(request).held_roles]
    return kind(found.members, own, request.POST if filled else None)


def _namens(request: HttpRequest, slug: str, form: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The act, for another organisation where one was named."""
    another = form.for_another(values)
    by = actor_of(request, on_behalf_of=another, source=values["source"].strip()) if another else actor_of(request)
    return {"by": by, "now": timezone.now(), "plan": slug}


def advice_at(found: Outline, prefix: str, names: tuple[str, ...] = ()) -> list[tuple[Any, str]]:
    """What is still owed at this place, at most three, each with the way to it."""
    here = [
        one
        for one in found.remedies
        if one.at.startswith(prefix) and (not names or one.at.removeprefix(prefix) in names)
    ]
    return [(one, url_of_advice(found.plan.slug, one.at)) for one in here[:3]]
