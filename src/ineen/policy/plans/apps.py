from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "ineen.policy.plans"
    label = "plans"

    def ready(self) -> None:
        from ineen.ground.ui import thread
        from ineen.policy.plans.queries import stations

        thread.register(stations.stations)
