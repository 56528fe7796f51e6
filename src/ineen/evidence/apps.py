from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    name = "ineen.evidence"
    label = "evidence"

    def ready(self) -> None:
        from ineen.evidence.rules import APPROVERS, LOADERS, MEMBERS
        from ineen.ground.ui.navigation import Place, register

        register(Place(_("Vrijgeven"), "evidence:releases", signed_in=True, roles=APPROVERS - LOADERS))
        register(Place(_("Aanleveringen"), "evidence:submissions", signed_in=True, roles=LOADERS))
        register(Place(_("Ontvangen cijfers"), "evidence:received", signed_in=True, roles=MEMBERS - LOADERS))
