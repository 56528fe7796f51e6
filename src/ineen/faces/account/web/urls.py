"""The addresses around a person. Their names are those that allauth looks for."""

from django.urls import path

from ineen.faces.account.web import profile, signing_in

urlpatterns = [
    path("inloggen", signing_in.sign_in, name="account_login"),
    path("uitloggen", signing_in.sign_out, name="account_logout"),
    path("handelen-als", signing_in.choose_seat, name="account_seat"),
    path("profiel", profile.profile, name="account_profile"),
]
