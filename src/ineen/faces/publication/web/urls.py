"""The public addresses: Dutch and readable."""

from django.urls import path

from ineen.faces.publication.web import (
    areas,
    documents,
    explorer,
    feed,
    figures_csv,
    goals,
    implementation,
    plans,
    ranking,
    releases,
    site,
    sources,
    standing_out,
    themes,
)

app_name = "publication"
urlpatterns = [
    path("", site.start, name="start"),
    path("zoeken", site.search, name="search"),
    path("plannen", plans.plans, name="plans"),
    path("plannen/feed.atom", feed.plans_feed, name="feed"),
    path("plannen/<slug:slug>", plans.plan, name="plan"),
    path("plannen/<slug:slug>/plan.pdf", documents.plan_pdf, name="plan-pdf"),
    path("plannen/<slug:slug>/cijfers.csv", figures_csv.plan_figures, name="plan-figures"),
    path("plannen/<slug:slug>/themas/<slug:theme>", themes.theme, name="theme"),
    path("plannen/<slug:slug>/doelen/<slug:goal>", goals.goal, name="goal"),
    path("plannen/<slug:slug>/doelen/<slug:goal>/cijfers.csv", figures_csv.goal_figures, name="goal-figures"),
    path("uitvoeringsplannen/<slug:slug>", implementation.plan, name="implementation"),
    path("uitvoeringsplannen/<slug:slug>/nakijken", implementation.gaps, name="implementation-gaps"),
    path("uitvoeringsplannen/<slug:slug>/maatregelen/<slug:action>", implementation.action, name="action"),
    path("gebieden", areas.areas, name="areas"),
    path("gebieden/<slug:slug>", areas.area, name="area"),
    path("gebieden/<slug:slug>/wat-valt-op", standing_out.stands_out, name="stands-out"),
    path("gebieden/<slug:slug>/cijfers.csv", figures_csv.figures, name="area-figures"),
    path("cijfers", explorer.figures, name="figures"),
    path("cijfers/<slug:slug>", explorer.figure, name="figure"),
    path("cijfers/<slug:slug>/rangorde", ranking.ranking, name="ranking"),
    path("cijfers/<slug:slug>/cijfers.<slug:form>", explorer.figure_file, name="figure-file"),
    path("vrijgaven", releases.releases, name="releases"),
    path("vrijgaven/<uuid:release>", releases.release, name="release"),
    path("vrijgaven/<uuid:release>/cijfers.csv", releases.release_file, name="release-file"),
    path("bronnen", sources.sources, name="sources"),
    path("bronnen/<slug:name>", sources.source, name="source"),
    path("robots.txt", site.robots, name="robots"),
    path("favicon.ico", site.favicon, name="favicon"),
]
