"""The public addresses: Dutch and readable."""

from django.urls import path

from ineen.faces.publication.web import site

app_name = "publication"
urlpatterns = [
    path("", site.start, name="start"),
    path("robots.txt", site.robots, name="robots"),
    path("favicon.ico", site.favicon, name="favicon"),
]
