from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "ineen.ground.areas"
    label = "areas"
