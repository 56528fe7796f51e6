"""Where a survey has no figure of a municipality, since too few people of it took part: that of a group around it."""

from dataclasses import replace

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.faces.publication.explorer.asking import Asked, Place
from ineen.ground.areas import queries as areas
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode, AreaKind


def standing_in(viewer: Viewer, asked: Asked) -> tuple[Asked, str]:
    """What to ask instead, and in Dutch why; what was asked and nothing where it has an answer, or no group has one.

    The smallest group goes first: base team, district, unit. Its figure is the survey's own: estimates are never added.
    """
    place = asked.places[0]
    if not asked.indicator.surveyed or len(asked.places) > 1 or place.code.kind is not AreaKind.MUNICIPALITY:
        return asked, ""
    if _tells(viewer, asked, place.code):
        return asked, ""
    today = localdate()
    around = [AreaCode(one.code) for one in areas.groups_around(place.code, today)]
    telling = next((code for code in around if _tells(viewer, asked, code)), None)
    if telling is None:
        return asked, ""
    group = areas.group(telling, today)
    words = {"name": place.name, "group": group.called}
    told = _(
        "Van %(name)s is er geen eigen cijfer: daar deden te weinig mensen aan het onderzoek mee. Dit is het cijfer "
        "van %(group)s, waar %(name)s bij hoort. Of het in %(name)s ook zo is, zegt het niet."
    )
    return replace(asked, places=(Place(telling, group.called),)), told % words


def _tells(viewer: Viewer, asked: Asked, code: AreaCode) -> bool:
    told = evidence.released(viewer, indicator=asked.indicator.id, areas=[code], only_years=True)
    return any(one.value is not None for one in told)
