from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "ineen.policy.plans"
    label = "plans"
