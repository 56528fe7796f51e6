from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "ineen.ground.access"
    label = "access"
