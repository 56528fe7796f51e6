"""The route matrix: every address of the product, and what each part of the cast gets there.

A new address without a row here fails `test_routes.py`. Each room or face has a file of its own. `for_` names the parts
that get something else than everyone.
"""

from tests.architecture.routes import (
    account,
    decisions,
    deliveries,
    desk,
    plan_texts,
    publication,
    readings,
    releases,
    writing,
)
from tests.architecture.routes.route import Route

_FILES = (account, decisions, deliveries, desk, plan_texts, publication, readings, releases, writing)
ROUTES: dict[str, Route] = {address: route for file in _FILES for address, route in file.ROUTES.items()}
# the same addresses with words that only some may see
CLOSED: tuple[Route, ...] = tuple(route for file in _FILES for route in file.CLOSED)
# what nobody may reach by guessing: an address that the matrix knows, with words that stand for nothing
NOWHERE: tuple[str, ...] = tuple(address for file in _FILES for address in file.NOWHERE)
