"""The addresses behind the login where a plan is written."""

from django.urls import path

from ineen.policy.plans.web import goals, outline, parts, starting, writing

app_name = "plans"
PLAN = "schrijven/<slug:slug>"
urlpatterns = [
    path("schrijven", writing.writing, name="writing"),
    path("schrijven/nieuw", starting.new, name="new"),
    path(PLAN, outline.outline, name="outline"),
    path(f"{PLAN}/gegevens", parts.plan_data, name="plan-data"),
    path(f"{PLAN}/hoofdstukken/<slug:word>", parts.chapter, name="chapter"),
    path(f"{PLAN}/themas/<slug:theme>", parts.theme, name="theme"),
    path(f"{PLAN}/doelen/<slug:goal>", goals.goal, name="goal"),
    path(f"{PLAN}/gemeenten/<slug:code>", parts.local, name="local"),
    path(f"{PLAN}/samenhang", parts.ties, name="ties"),
    path(f"{PLAN}/medeondertekenaars", parts.signers, name="signers"),
]
