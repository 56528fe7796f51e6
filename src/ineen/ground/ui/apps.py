from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "ineen.ground.ui"
    label = "ui"
