from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "ineen.ground.inbox"
    label = "inbox"
