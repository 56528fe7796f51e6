from django.apps import AppConfig


class AccountConfig(AppConfig):
    name = "ineen.faces.account"
    label = "own_account"  # `account` is allauth's
