from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "ineen.faces.publication"
    label = "publication"
