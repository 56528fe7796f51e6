"""The root of every address."""

from django.urls import URLPattern, URLResolver, include, path

from ineen.config import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", health.live),
    path("health/ready", health.ready),
    path("", include("ineen.evidence.web.urls")),
    path("", include("ineen.faces.publication.web.urls")),
    path("", include("ineen.faces.account.web.urls")),
    path("", include("ineen.faces.desk.web.urls")),
    path("", include("ineen.faces.readings.web.urls")),
    path("", include("ineen.policy.decisions.web.urls")),
    path("", include("ineen.ground.files.web.urls")),
    path("", include("ineen.faces.exchange.web.urls")),
    path("", include("ineen.policy.plans.web.urls")),
]
handler400 = "ineen.ground.ui.errors.bad_request"
handler403 = "ineen.ground.ui.errors.not_allowed"
handler404 = "ineen.ground.ui.errors.not_found"
handler500 = "ineen.ground.ui.errors.server_error"
