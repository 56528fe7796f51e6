"""The addresses behind the login where a plan is written."""

from django.urls import path

from ineen.policy.plans.web import (
    advice,
    conflicts,
    earlier,
    goals,
    outline,
    parts,
    past,
    sets,
    starting,
    texts,
    writing,
)

app_name = "plans"
PLAN = "schrijven/<slug:slug>"
TEXT = f"{PLAN}/tekst/<slug:kind>/<slug:part>/<slug:name>"
urlpatterns = [
    path("schrijven", writing.writing, name="writing"),
    path("schrijven/nieuw", starting.new, name="new"),
    path(PLAN, outline.outline, name="outline"),
    path(f"{PLAN}/gegevens", parts.plan_data, name="plan-data"),
    path(f"{PLAN}/hoofdstukken/<slug:word>", parts.chapter, name="chapter"),
    path(f"{PLAN}/themas/<slug:theme>", parts.theme, name="theme"),
    path(f"{PLAN}/doelen/<slug:goal>", goals.goal, name="goal"),
    path(f"{PLAN}/gemeenten/<slug:code>", parts.local, name="local"),
    path(f"{PLAN}/nakijken", advice.check, name="check"),
    path(f"{PLAN}/bevestigen", advice.confirm, name="confirm"),
    path(f"{PLAN}/startsets", sets.sets, name="sets"),
    path(f"{PLAN}/startsets/<slug:name>", sets.starter_set, name="set"),
    path(f"{PLAN}/overnemen", earlier.plans, name="earlier"),
    path(f"{PLAN}/overnemen/<slug:earlier>", earlier.parts, name="earlier-plan"),
    path(f"{PLAN}/overnemen/<slug:earlier>/<slug:kind>/<slug:part>", earlier.part, name="earlier-part"),
    path(f"{PLAN}/samenhang", parts.ties, name="ties"),
    path(f"{PLAN}/medeondertekenaars", parts.signers, name="signers"),
    path(TEXT, texts.text, name="text"),
    path(f"{TEXT}/blok", texts.block, name="text-block"),
    path(f"{TEXT}/concept", texts.draft, name="text-draft"),
    path(f"{PLAN}/geschiedenis", past.history, name="history"),
    path(f"{PLAN}/concepten", past.drafts, name="drafts"),
    path(f"{PLAN}/versies/<uuid:which>", conflicts.conflict, name="conflict"),
]
