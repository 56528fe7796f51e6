"""Guards between what is invented and what is real."""

from tests.architecture.mutations.mutation import Mutation

AREAS = "tests/ground/areas/test_fictional.py::"
WORLDS = "tests/evidence/test_own_world.py::"
PAGES = "tests/faces/demonstration/test_pages.py::"

MUTATIONS = (
    Mutation(
        name="invented municipalities stand among the real ones",
        file="src/ineen/ground/areas/queries/areas.py",
        old="Area.objects.filter(~FICTIONAL, kind=AreaKind.MUNICIPALITY, division=year)",
        new="Area.objects.filter(kind=AreaKind.MUNICIPALITY, division=year)",
        test=AREAS + "test_it_never_stands_among_the_real_ones",
    ),
    Mutation(
        name="a code outside the numbers set apart is declared as invented",
        file="src/ineen/ground/areas/actions/fictional.py",
        old="        if not area.code.fictional:\n",
        new="        if area.code.municipality is None:\n",
        test=AREAS + "test_what_cannot_be_is_refused",
    ),
    Mutation(
        name="loading a division sweeps the invented areas away",
        file="src/ineen/ground/areas/actions/divisions.py",
        old="Area.objects.filter(~FICTIONAL, division__in=divisions).delete()",
        new="Area.objects.filter(division__in=divisions).delete()",
        test=AREAS + "test_they_stay_when_the_real_ones_are_loaded_again",
    ),
    Mutation(
        name="a real source tells of an invented area",
        file="src/ineen/evidence/actions/preparing.py",
        old="    _check_own_world(chosen, staged.areas)\n",
        new="",
        test=WORLDS + "test_a_real_source_cannot_tell_of_an_invented_area",
    ),
    Mutation(
        name="invented figures answer about real areas",
        file="src/ineen/evidence/queries/deliveries.py",
        old="    return [one for one in versions if (one.source in invented) in worlds]\n",
        new="    return [one for one in versions if invented]\n",
        test=WORLDS + "test_a_real_area_is_answered_by_real_sources_only",
    ),
    Mutation(
        name="the page of an invented area does not say so",
        file="src/ineen/faces/publication/web/areas.py",
        old='"fictional": found.area_code.fictional,',
        new='"fictional": False,',
        test=PAGES + "test_a_page_about_an_invented_area_says_so",
    ),
    Mutation(
        name="what is found is not marked as invented",
        file="src/ineen/faces/publication/web/finding.py",
        old="inside, area.area_code.fictional)",
        new="inside, fictional=False)",
        test=PAGES + "test_in_lists_they_stand_apart_and_in_what_is_found_they_are_marked",
    ),
    Mutation(
        name="the demonstration loads in production",
        file="src/ineen/faces/demonstration/load.py",
        old="    if settings.ENVIRONMENT.production:\n",
        new="    if settings.ENVIRONMENT is None:\n",
        test="tests/faces/demonstration/test_load.py::test_not_in_production",
    ),
    Mutation(
        name="a person of the demonstration signs in where Ineen is in production",
        file="src/ineen/faces/account/web/forms.py",
        old="if found is None or opens_nothing(email) or",
        new="if found is None or",
        test="tests/faces/demonstration/test_people.py::test_in_production_nobody_is_offered_nor_comes_in",
    ),
    Mutation(
        name="who can be viewed as is offered in production",
        file="src/ineen/faces/demonstration/people.py",
        old="    if settings.ENVIRONMENT.production:\n        return ()\n",
        new="",
        test="tests/faces/demonstration/test_people.py::test_in_production_nobody_is_offered_nor_comes_in",
    ),
)
