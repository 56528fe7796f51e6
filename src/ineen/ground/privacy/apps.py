from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "ineen.ground.privacy"
    label = "privacy"
