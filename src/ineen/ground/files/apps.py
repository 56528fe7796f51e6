from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "ineen.ground.files"
    label = "files"
