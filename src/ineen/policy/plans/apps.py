from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "ineen.policy.plans"
    label = "plans"

    def ready(self) -> None:
        from ineen.ground.inbox import queries as inbox
        from ineen.ground.ui import navigation, thread
        from ineen.policy.plans import rules
        from ineen.policy.plans.queries import stations, waiting

        inbox.register_waiting(waiting.texts_waiting)
        thread.register(stations.stations, *stations.SPEAKS_OF)
        navigation.register(navigation.Place(_("Schrijven"), "plans:writing", signed_in=True, roles=rules.WRITERS))
