"""Writes down how long everything stays, and what goes by itself: `docs/beheer/bewaartermijnen.md`."""

import inspect
from datetime import timedelta
from importlib import import_module
from typing import Any

HEAD = """# Bewaartermijnen en werk dat terugkomt

Deze bladzijde is gemaakt uit wat elke tabel over zichzelf zegt. Een termijn waar *zelf te kiezen* bij staat, kan een
organisatie anders vaststellen met `INEEN_RETENTION` ([instellingen](instellingen.md)). `ineen doctor` wijst een naam
aan die niet bestaat of een vaste termijn heeft.

## Hoe lang iets blijft

| gegevens | hoe lang | waarom |
|---|---|---|
"""
WORK = """
## Wat de werker vanzelf doet

De werker (`ineen worker`) doet dit werk. Er is geen cron voor nodig. Staat de werker stil, dan blijft dit liggen:
`/health/ready` zegt dat.

| wat | hoe vaak | code |
|---|---|---|
"""
OFTEN = {
    timedelta(days=1): "elke dag",
    timedelta(hours=1): "elk uur",
    timedelta(minutes=15): "elk kwartier",
    timedelta(minutes=1): "elke minuut",
}
DONE: dict[str, str] = {
    "ineen.ground.files.tasks.remove_unused": "bestanden weghalen die nergens meer bij horen",
    "ineen.ground.outbox.tasks.forget_finished": "afgerond werk en verstuurde berichten weghalen na hun termijn",
    "ineen.ground.access.tasks.forget": "inlogpogingen, uitnodigingen en gesloten accounts weghalen na hun termijn",
    "ineen.ground.organisations.tasks.forget": "functies weghalen na hun termijn",
    "ineen.ground.inbox.tasks.forget": "afgehandelde dingen van ieders lijst weghalen na hun termijn",
    "ineen.ground.audit.tasks.seal_streams": "het logboek verzegelen in een bestand buiten de database",
    "ineen.policy.plans.tasks.forget_drafts": "concepten van teksten weghalen na hun termijn",
    "ineen.policy.plans.tasks.forget_changes": "wijzigingen weghalen die niet meer ongedaan te maken zijn",
    "ineen.evidence.tasks.ask_due_sources": "bronnen vragen die aan de beurt zijn",
    "ineen.evidence.tasks.close_overdue": "aanleveringen afsluiten die niemand bevestigde of die mislukten",
    "ineen.evidence.tasks.forget_submissions": "aanleveringen weghalen na hun termijn",
    "ineen.evidence.tasks.refresh_figures": "na een levering vooruitrekenen wat pagina's over heel Nederland vragen",
    "ineen.faces.publication.tasks.prepare": "grafieken tekenen en de PDF van elk openbaar plan maken",
    "ineen.faces.desk.tasks.send_digests": "de samenvatting per mail sturen",
}


def page() -> str:
    """A row per table by room, and a row per periodic task. Raises KeyError for a task without a Dutch sentence."""
    from django.apps import apps

    from ineen.ground.outbox.periodic import PERIODIC

    models = [model for model in apps.get_models() if model.__module__.startswith("ineen.")]
    kept = [_row(model) for model in sorted(models, key=lambda one: one._meta.label)]
    work = [f"| {DONE[each.task]} | {_often(each)} | `{each.task}` |\n" for each in PERIODIC if _is_there(each.task)]
    return HEAD + "".join(kept) + WORK + "".join(work)


def _row(model: Any) -> str:
    from ineen.ground.privacy.declarations import declaration_of

    retention = declaration_of(model).retention
    assert retention is not None, model
    term = "blijft"
    if retention.parent:
        term = f"zo lang als `{retention.parent}`"
    elif retention.months is not None:
        own = "" if retention.certain else ", zelf te kiezen"
        term = f"{retention.months} maanden na `{retention.since}`{own}"
    return f"| `{model._meta.label}` | {term} | {retention.ground} |\n"


def _often(each: Any) -> str:
    return OFTEN[each.every] if hasattr(each, "every") else f"elke dag om {each.hour}.00 uur"


def _is_there(task: str) -> bool:
    module, _, name = task.rpartition(".")
    return inspect.isfunction(inspect.unwrap(getattr(import_module(module), name)))
