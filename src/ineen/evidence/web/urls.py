"""Addresses for who may load. They stand before those of the public sources: the words are no names of a source."""

from django.urls import path

from ineen.evidence.web import (
    asking_release,
    changes,
    describing,
    dropping,
    received,
    refreshing,
    releases,
    submissions,
    withdrawing,
)

app_name = "evidence"
urlpatterns = [
    path("bronnen/aanleveren", dropping.drop, name="drop"),
    path("bronnen/aanleveringen", submissions.overview, name="submissions"),
    path("bronnen/aanleveringen/<uuid:submission>", submissions.page, name="submission"),
    path("bronnen/aanleveringen/<uuid:submission>/bevestigen", submissions.confirm, name="confirm"),
    path("bronnen/aanleveringen/<uuid:submission>/annuleren", submissions.cancel, name="cancel"),
    path("bronnen/aanleveringen/<uuid:submission>/niet-herkend.csv", submissions.unresolved, name="unresolved"),
    path("bronnen/aanleveringen/<uuid:submission>/niet-overgenomen.csv", submissions.faults, name="faults"),
    path("bronnen/aanleveringen/<uuid:submission>/inhoud", describing.columns, name="describe"),
    path("bronnen/aanleveringen/<uuid:submission>/inhoud/betekenis", describing.figures, name="describe_figures"),
    path("bronnen/verversen", refreshing.overview, name="refreshing"),
    path("bronnen/leveringen/<int:version>/wijzigingen", changes.page, name="changes"),
    path("bronnen/leveringen/<int:version>/wijzigingen.csv", changes.download, name="changes_file"),
    path("bronnen/ontvangen", received.overview, name="received"),
    path("bronnen/ontvangen/<uuid:source>", received.page, name="received_source"),
    path("bronnen/ontvangen/<uuid:source>/cijfers.<slug:form>", received.download, name="received_file"),
    path("bronnen/ontvangen/<uuid:source>/anders", received.change, name="change_received"),
    path("bronnen/ontvangen/<uuid:source>/vergeten", received.forget, name="forget_received"),
    path(
        "bronnen/ontvangen/<uuid:source>/leveringen/<int:version>/intrekken",
        received.withdraw,
        name="withdraw_received",
    ),
    path("vrijgeven", releases.overview, name="releases"),
    path("vrijgeven/levering/<int:version>", asking_release.ask, name="ask-release"),
    path("vrijgeven/<uuid:release>", releases.page, name="release"),
    path("vrijgeven/<uuid:release>/goedkeuren", releases.approve, name="approve-release"),
    path("vrijgeven/<uuid:release>/weigeren", releases.refuse, name="refuse-release"),
    path("vrijgeven/<uuid:release>/intrekken", releases.withdraw, name="withdraw-release"),
    path("bronnen/<slug:name>/leveringen/<int:version>/intrekken", withdrawing.withdraw, name="withdraw"),
]
