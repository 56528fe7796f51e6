"""The addresses behind the login where a plan is decided about."""

from django.urls import path

from ineen.policy.decisions.web import amending, answering, correcting, dossiers, general, steps, texts

app_name = "decisions"
DOSSIER = "besluiten/<slug:slug>"
TOWN = f"{DOSSIER}/gemeenten/<slug:code>"
urlpatterns = [
    path("besluiten", dossiers.dossiers, name="dossiers"),
    path(DOSSIER, dossiers.dossier, name="dossier"),
    path(TOWN, dossiers.town, name="town"),
    path(f"{TOWN}/data", general.days, name="days"),
    path(f"{TOWN}/amendement", amending.amend, name="amend"),
    path(f"{TOWN}/amendementen/<uuid:amendment>", answering.answer, name="answer"),
    path(f"{TOWN}/<slug:word>", steps.step, name="step"),
    path(f"{DOSSIER}/vastgelegd/<int:decision>/herstel", correcting.correct, name="correct"),
    path(f"{DOSSIER}/teksten/<uuid:key>", texts.snapshot, name="snapshot"),
    path(f"{DOSSIER}/vergelijken", texts.compare, name="compare"),
    path(f"{DOSSIER}/plan/<slug:word>", general.plan, name="plan"),
]
