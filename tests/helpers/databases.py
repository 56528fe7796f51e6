"""Databases for an installation beside the tests, with the logins of production: an owner, an application in each."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg

from tests.helpers.prepared import OWNER, templates

WORLDS = {"DATABASE": "app", "VAULT_DATABASE": "vault", "KEYS_DATABASE": "keys"}


@contextmanager
def postgres_databases(address: str, *, migrated: bool = False) -> Iterator[dict[str, str]]:
    """Three new databases in a cluster, empty or with their tables; yields the settings that lead there.

    The owner is no superuser. The application has no rights yet: a first command gives them.
    """
    mark, host = uuid4().hex[:8], address.partition("@")[2]
    owner = OWNER if migrated else f"owner_{mark}"
    copied = iter(templates(address).values() if migrated else ["template1"] * len(WORLDS))
    told = {"INEEN_KEEPER_ROLE": f"keeper_{mark}"}
    with psycopg.connect(f"{address}/postgres", autocommit=True) as cluster:
        if not migrated:
            cluster.execute(f"CREATE ROLE {owner} LOGIN CREATEROLE")
        for name, world in WORLDS.items():
            role = f"{world}_{mark}"
            cluster.execute(f"CREATE DATABASE {role} OWNER {owner} TEMPLATE {next(copied)}")
            told[f"{name}_URL"] = f"postgres://{role}:{mark}@{host}/{role}"
            told[f"{name}_OWNER_URL"] = f"postgres://{owner}@{host}/{role}"
            told[f"INEEN_{world.upper()}_ROLE"] = role
        try:
            yield told
        finally:
            for world in WORLDS.values():
                cluster.execute(f"DROP DATABASE {world}_{mark} WITH (FORCE)")
            for role in (*WORLDS.values(), "keeper", "owner"):
                cluster.execute(f"DROP ROLE IF EXISTS {role}_{mark}")
