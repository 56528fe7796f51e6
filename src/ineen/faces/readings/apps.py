from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReadingsConfig(AppConfig):
    name = "ineen.faces.readings"
    label = "readings"

    def ready(self) -> None:
        from ineen.faces.readings import queries
        from ineen.ground.inbox import queries as inbox
        from ineen.ground.kernel.actors import Role
        from ineen.ground.ui.navigation import Place, register

        inbox.register_waiting(queries.waiting)
        reading = frozenset({Role.ADVISER, Role.COORDINATOR, Role.ANALYST, Role.PARTNER_CONTRIBUTOR})
        register(Place(_("Duidingen"), "readings:overview", signed_in=True, roles=reading))
