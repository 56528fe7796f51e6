"""The addresses around a person. Their names are those that allauth looks for."""

from django.urls import path

from ineen.faces.account.web import (
    addresses,
    invitations,
    oidc,
    passwords,
    people,
    profile,
    second_step,
    sessions,
    signing_in,
)

urlpatterns = [
    path("inloggen", signing_in.sign_in, name="account_login"),
    path("inloggen/code", second_step.enter_code, name="mfa_authenticate"),
    path("inloggen/tweede-stap", second_step.set_up_first, name="account_set_up"),
    path("inloggen/oidc", oidc.begin, name="account_oidc"),
    path("inloggen/oidc/terug", oidc.come_back, name="account_oidc_callback"),
    path("uitloggen", signing_in.sign_out, name="account_logout"),
    path("handelen-als", signing_in.act_as, name="account_act_as"),
    path("wachtwoord-vergeten", passwords.forgotten, name="account_reset_password"),
    path("wachtwoord-vergeten/gevraagd", passwords.asked, name="account_reset_password_done"),
    path("wachtwoord-vergeten/nieuw", passwords.choose_new, name="account_reset_password_new"),
    path("wachtwoord-vergeten/<uuid:person>/<str:token>", passwords.follow_link, name="account_reset_password_link"),
    path("profiel", profile.profile, name="account_profile"),
    path("profiel/adres", addresses.address, name="account_address"),
    path("profiel/wachtwoord", passwords.change, name="account_change_password"),
    path("profiel/tweede-stap", second_step.second_step, name="account_second_step"),
    path("profiel/herstelcodes", second_step.recovery_codes, name="account_recovery_codes"),
    path("profiel/herstelcodes.txt", second_step.recovery_codes_file, name="account_recovery_codes_file"),
    path("mensen", people.people, name="account_people"),
    path("mensen/<uuid:person>", people.person, name="account_person"),
    path("uitnodigingen", invitations.invitations, name="account_invitations"),
    path("uitnodigingen/nieuw", invitations.invite, name="account_invite"),
    path("uitnodigingen/<uuid:invitation>", invitations.change, name="account_change_invitation"),
    path("uitnodiging/<str:token>", invitations.follow, name="account_invitation"),
    path("profiel/sessies", sessions.sessions, name="account_sessions"),
]
