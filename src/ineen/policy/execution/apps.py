from django.apps import AppConfig


class ExecutionConfig(AppConfig):
    name = "ineen.policy.execution"
    label = "execution"

    def ready(self) -> None:
        from ineen.ground.ui import thread
        from ineen.policy.execution.queries import stations

        thread.register(stations.stations, *stations.SPEAKS_OF)
