"""The address of a file."""

from django.urls import path

from ineen.ground.files.web.views import hand_out

app_name = "files"
urlpatterns = [path("bestanden/<uuid:file>", hand_out, name="file")]
