from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "ineen.ground.outbox"
    label = "outbox"
