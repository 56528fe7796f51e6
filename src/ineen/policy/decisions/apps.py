from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "ineen.policy.decisions"
    label = "decisions"
