from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "ineen.ground.audit"
    label = "audit"
