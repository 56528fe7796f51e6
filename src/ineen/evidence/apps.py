from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "ineen.evidence"
    label = "evidence"
