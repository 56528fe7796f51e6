from django.apps import AppConfig


class ExecutionConfig(AppConfig):
    name = "ineen.policy.execution"
    label = "execution"

    def ready(self) -> None:
        from ineen.ground.inbox import queries as inbox
        from ineen.ground.ui import thread
        from ineen.policy.execution.queries import deadlines, gaps, stations

        inbox.register_dates(deadlines.dates_due)
        inbox.register_waiting(gaps.drafts_waiting)
        thread.register(stations.stations, *stations.SPEAKS_OF)
