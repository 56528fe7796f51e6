from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicationConfig(AppConfig):
    name = "ineen.faces.publication"
    label = "publication"

    def ready(self) -> None:
        from ineen.ground.ui.navigation import Place, register

        register(Place(_("Plannen"), "publication:plans"))
        register(Place(_("Cijfers"), "publication:figures"))
        register(Place(_("Gebieden"), "publication:areas"))
        register(Place(_("Zoeken"), "publication:search", signed_in=True))  # others search where they come in
        register(Place(_("Vrijgaven"), "publication:releases", foot=True))
        register(Place(_("Bronnen van de cijfers"), "publication:sources", foot=True))
