from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "ineen.ground.organisations"
    label = "organisations"
