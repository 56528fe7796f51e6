from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionsConfig(AppConfig):
    name = "ineen.policy.decisions"
    label = "decisions"

    def ready(self) -> None:
        from ineen.ground.inbox import queries as inbox
        from ineen.ground.ui import navigation
        from ineen.policy.decisions.queries import submitted, waiting
        from ineen.policy.plans import queries as plans

        inbox.register_waiting(waiting.decisions_waiting)
        inbox.register_dates(waiting.dates_planned)
        plans.register_submitted(submitted.submitted_in)
        navigation.register(navigation.Place(_("Besluiten"), "decisions:dossiers", signed_in=True))
