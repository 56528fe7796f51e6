"""Addresses for who may load. They stand before those of the public sources: the words are no names of a source."""

from django.urls import path

from ineen.evidence.web import dropping, submissions, withdrawing

app_name = "evidence"
urlpatterns = [
    path("bronnen/aanleveren", dropping.drop, name="drop"),
    path("bronnen/aanleveringen", submissions.overview, name="submissions"),
    path("bronnen/aanleveringen/<uuid:submission>", submissions.page, name="submission"),
    path("bronnen/aanleveringen/<uuid:submission>/bevestigen", submissions.confirm, name="confirm"),
    path("bronnen/aanleveringen/<uuid:submission>/annuleren", submissions.cancel, name="cancel"),
    path("bronnen/aanleveringen/<uuid:submission>/niet-herkend.csv", submissions.unresolved, name="unresolved"),
    path("bronnen/<slug:name>/leveringen/<int:version>/intrekken", withdrawing.withdraw, name="withdraw"),
]
