from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionsConfig(AppConfig):
    name = "ineen.policy.decisions"
    label = "decisions"

    def ready(self) -> None:
        from ineen.ground.inbox import queries as inbox
        from ineen.ground.ui import navigation
        from ineen.policy.decisions.queries import waiting

        inbox.register_waiting(waiting.decisions_waiting)
        inbox.register_dates(waiting.dates_planned)
        navigation.register(navigation.Place(_("Besluiten"), "decisions:dossiers", signed_in=True))
