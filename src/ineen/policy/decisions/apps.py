from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionsConfig(AppConfig):
    name = "ineen.policy.decisions"
    label = "decisions"

    def ready(self) -> None:
        from ineen.ground.ui import navigation

        navigation.register(navigation.Place(_("Besluiten"), "decisions:dossiers", signed_in=True))
