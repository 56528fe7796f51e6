from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "ineen.faces.desk"
    label = "desk"

    def ready(self) -> None:
        from ineen.ground.kernel.actors import Role
        from ineen.ground.ui.navigation import Place, register

        register(Place(_("Mijn werk"), "desk:work", signed_in=True))
        officer = frozenset({Role.PRIVACY_OFFICER})
        register(Place(_("Logboek"), "desk:log", signed_in=True, roles=officer))
