"""The root of every address."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("ineen.faces.publication.web.urls")),
]
handler400 = "ineen.ground.ui.errors.bad_request"
handler403 = "ineen.ground.ui.errors.not_allowed"
handler404 = "ineen.ground.ui.errors.not_found"
handler500 = "ineen.ground.ui.errors.server_error"
