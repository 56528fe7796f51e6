"""The address where a plan file is handed in."""

from django.urls import path

from ineen.faces.exchange.web import upload

app_name = "exchange"
urlpatterns = [path("schrijven/inlezen", upload.upload, name="upload")]
