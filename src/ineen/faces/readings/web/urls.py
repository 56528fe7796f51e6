"""Addresses of readings and of meetings about figures."""

from django.urls import path

from ineen.faces.readings.web import acts, figure, items, meetings, opening, overview, report

app_name = "readings"
ITEM = "cijferoverleg/<uuid:meeting>/<int:number>"
urlpatterns = [
    path("duidingen", overview.overview, name="overview"),
    path("duidingen/bevestigd/<uuid:reading>", acts.confirm, name="confirm"),
    path("duidingen/openbaar/<uuid:reading>", acts.publish, name="publish"),
    path("duidingen/besloten/<uuid:reading>", acts.close, name="close"),
    path("duidingen/toch/<uuid:waiver>", acts.take_back, name="take-back"),
    path("duidingen/voorstel/<uuid:proposal>/ingetrokken", acts.withdraw, name="withdraw"),
    path("duidingen/<slug:slug>", figure.figure, name="figure"),
    path("duidingen/<slug:slug>/niet-nodig", acts.waive, name="waive"),
    path("cijferoverleg", meetings.meetings, name="meetings"),
    path("cijferoverleg/nieuw", opening.opening, name="new"),
    path("cijferoverleg/<uuid:meeting>", meetings.meeting, name="meeting"),
    path("cijferoverleg/<uuid:meeting>/verslag.csv", report.report, name="report"),
    path("cijferoverleg/<uuid:meeting>/afgesloten", meetings.close, name="close-meeting"),
    path("cijferoverleg/<uuid:meeting>/heropend", meetings.reopen, name="reopen-meeting"),
    path(ITEM, items.item, name="item"),
    path(f"{ITEM}/niet-nodig", items.waive, name="item-waive"),
    path(f"{ITEM}/plek", items.place, name="item-place"),
    path(f"{ITEM}/maatregel", items.action, name="item-action"),
]
