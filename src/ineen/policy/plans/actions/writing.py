"""Writes the rows of a plan as its text says. What has a slug keeps its row, so that what hangs on it stays."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Model, ProtectedError, QuerySet

from ineen.ground.audit.claiming import claiming
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans.actions.parts.places import OUT_OF_THE_WAY
from ineen.policy.plans.models import (
    CoSigner,
    Goal,
    LocalChapter,
    RegionalTie,
    SafetyField,
    SafetyPlan,
    Theme,
    ThemeLead,
)
from ineen.policy.plans.queries import PlanText, ThemeText
from ineen.policy.plans.queries.texts import GOAL_COLUMNS, PLAN_COLUMNS, THEME_COLUMNS

_TAKEN = (
    "Het plan {slug} staat al in Ineen: iemand anders las het zojuist in. Kijk wat er staat, en gebruik --replace om "
    "het te vervangen."
)
Organisations = Mapping[str, UUID]


def write_plan(row: SafetyPlan, plan: PlanText, now: datetime) -> SafetyPlan:
    """Make the rows say what the text says; runs inside an act. Raises BadInput and NotFound as `import_plan` does."""
    partnership = organisations.partnership(plan.partnership)
    row.partnership_id = partnership.id
    for name in PLAN_COLUMNS:
        setattr(row, name, getattr(plan, name))
    row.ambitions = list(plan.ambitions)
    public = plan.audience is Audience.PUBLIC
    row.published_at = (row.published_at or now) if public else None
    with claiming(SafetyPlan.objects.filter(slug=plan.slug), _TAKEN.format(slug=plan.slug)):
        row.save()
    known = organisations.references([partnership.id])
    themes = _write_themes(row, plan, _write_fields(row, plan), known)
    _write_goals(row, plan, themes)
    _write_around(row, plan, themes, known)
    return row


def _write_fields(row: SafetyPlan, plan: PlanText) -> dict[str, SafetyField]:
    _step_aside(SafetyField.objects.filter(plan=row))
    written = {}
    for order, field in enumerate(plan.fields, start=1):
        wanted = {"title": field.title, "order": order}
        written[field.slug], _ = SafetyField.objects.update_or_create(plan=row, slug=field.slug, defaults=wanted)
    return written


def _write_themes(
    row: SafetyPlan, plan: PlanText, fields: Mapping[str, SafetyField], known: Organisations
) -> dict[str, Theme]:
    _step_aside(Theme.objects.filter(plan=row))
    written = {}
    for order, theme in enumerate(plan.themes, start=1):
        wanted: dict[str, Any] = {name: getattr(theme, name) for name in THEME_COLUMNS}
        wanted |= {"field": fields.get(theme.field), "ambitions": list(theme.ambitions), "order": order}
        wanted["municipality_id"] = _organisation(theme.municipality, known) if theme.municipality else None
        written[theme.slug], _ = Theme.objects.update_or_create(plan=row, slug=theme.slug, defaults=wanted)
        _write_leads(written[theme.slug], theme, known)
    return written


def _write_leads(row: Theme, theme: ThemeText, known: Organisations) -> None:
    told = _told(ThemeLead.objects.filter(theme=row), "office")
    ThemeLead.objects.filter(theme=row).delete()
    for order, lead in enumerate(theme.leads, start=1):
        who = _organisation(lead.organisation, known)
        same = told.get((who, lead.office), {})
        ThemeLead.objects.create(theme=row, organisation_id=who, office=lead.office, order=order, **same)


def _write_goals(row: SafetyPlan, plan: PlanText, themes: Mapping[str, Theme]) -> None:
    _step_aside(Goal.objects.filter(plan=row))
    stands = ((themes[theme.slug], goal) for theme in plan.themes for goal in theme.goals)
    for order, (theme, goal) in enumerate(stands, start=1):
        wanted = {name: getattr(goal, name) for name in GOAL_COLUMNS}
        wanted |= {"target_bound": goal.target_bound or "", "theme": theme, "order": order}
        Goal.objects.update_or_create(plan=row, slug=goal.slug, defaults=wanted)
    for model in (Goal, Theme, SafetyField):
        _remove_left(model.objects.filter(plan=row))


def _write_around(row: SafetyPlan, plan: PlanText, themes: Mapping[str, Theme], known: Organisations) -> None:
    """What has no address of its own is written anew; what somebody entered for a partner stays marked so."""
    told = _told(CoSigner.objects.filter(plan=row), "office", "signed_on")
    for model in (LocalChapter, RegionalTie, CoSigner):
        model.objects.filter(plan=row).delete()
    LocalChapter.objects.bulk_create(
        LocalChapter(plan=row, municipality_id=_organisation(one.municipality, known), text=one.text, order=order)
        for order, one in enumerate(plan.local_chapters, start=1)
    )
    RegionalTie.objects.bulk_create(
        RegionalTie(plan=row, theme=themes.get(one.theme), name=one.name, kind=one.kind, about=one.about, order=order)
        for order, one in enumerate(plan.ties, start=1)
    )
    for order, one in enumerate(plan.co_signers, start=1):
        who = _organisation(one.organisation, known)
        said = {"office": one.office, "signed_on": one.signed_on}
        same = told.get((who, *said.values()), {})
        CoSigner.objects.create(plan=row, organisation_id=who, order=order, **said, **same)


def _told(rows: "QuerySet[ThemeLead] | QuerySet[CoSigner]", *said: str) -> dict[tuple[Any, ...], dict[str, Any]]:
    """From which talk each was entered, and whether it was confirmed, by organisation and what is said of it."""
    marks = ("source", "confirmed_at")
    known = ("organisation_id", *said)
    found = rows.values(*known, *marks)
    return {tuple(one[name] for name in known): {name: one[name] for name in marks} for one in found}


def _organisation(reference: str, known: Organisations) -> UUID:
    return organisations.named([reference], known)[0]


def _step_aside(rows: "QuerySet[SafetyField] | QuerySet[Theme] | QuerySet[Goal]") -> None:
    rows.update(order=F("order") + OUT_OF_THE_WAY)


def _remove_left(rows: "QuerySet[SafetyField] | QuerySet[Theme] | QuerySet[Goal]") -> None:
    left = rows.filter(order__gt=OUT_OF_THE_WAY)
    try:
        left.delete()
    except ProtectedError as hanging:
        own = [one for one in hanging.protected_objects if hasattr(one, "loosened_by")]
        if len(own) == len(hanging.protected_objects):
            proposed = ", ".join(sorted(map(_title, own)))
            raise BadInput(f"Er is voorgesteld: {proposed}. {own[0].loosened_by}, of laat het staan.") from hanging
        names = ", ".join(sorted(_title(one) for one in left))
        raise BadInput(
            f"Aan {names} hangen maatregelen van een uitvoeringsplan. Wijzig eerst dat uitvoeringsplan, of laat dit "
            "onderdeel staan."
        ) from hanging


def _title(row: Model) -> str:
    return f"“{row}”"
