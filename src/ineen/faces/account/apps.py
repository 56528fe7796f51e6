from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountConfig(AppConfig):
    name = "ineen.faces.account"
    label = "own_account"  # `account` is allauth's

    def ready(self) -> None:
        from ineen.ground.kernel.actors import Role
        from ineen.ground.ui.navigation import Place, register

        givers = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})
        register(Place(_("Mensen"), "account_people", signed_in=True, roles=givers))
