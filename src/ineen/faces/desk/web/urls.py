"""The addresses of the desk."""

from django.urls import path

from ineen.faces.desk.web import agenda, log, own_data, unsubscribing, walk, work

app_name = "desk"
urlpatterns = [
    path("mijn-werk", work.work, name="work"),
    path("mijn-werk/gelezen", work.mark_read, name="read"),
    path("mijn-werk/weggelegd", work.put_away, name="put-away"),
    path("mijn-werk/teruggezet", work.take_back, name="take-back"),
    path("mijn-werk/gezien", work.mark_seen, name="seen"),
    path("mijn-werk/agenda", agenda.agenda, name="agenda"),
    path("mijn-werk/agenda/ingetrokken", agenda.revoke, name="revoke"),
    path("rondleiding", walk.walk, name="walk"),
    path("rondleiding/stap", walk.go, name="walk-go"),
    path("rondleiding/verborgen", walk.hide, name="walk-hide"),
    path("profiel/gegevens", own_data.own_data, name="own-data"),
    path("profiel/gegevens/<str:place>", own_data.place, name="own-rows"),
    path("logboek", log.log, name="log"),
    path("logboek/meegenomen", log.export, name="export-log"),
    path("logboek/inzage", own_data.data_of, name="data-of"),
    path("agenda/<str:key>.ics", agenda.feed, name="feed"),
    path("samenvatting/afmelden/<str:token>", unsubscribing.unsubscribe, name="unsubscribe"),
]
