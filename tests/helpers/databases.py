"""Databases for an installation beside the tests, with the logins of production: an owner, an application in each."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg

WORLDS = {"DATABASE": "app", "VAULT_DATABASE": "vault", "KEYS_DATABASE": "keys"}


@contextmanager
def postgres_databases(address: str) -> Iterator[dict[str, str]]:
    """Three new databases in a cluster; yields the settings that lead there. The owner is no superuser."""
    mark = uuid4().hex[:8]
    owner, host = f"owner_{mark}", address.partition("@")[2]
    told = {"INEEN_KEEPER_ROLE": f"keeper_{mark}"}
    with psycopg.connect(f"{address}/postgres", autocommit=True) as cluster:
        cluster.execute(f"CREATE ROLE {owner} LOGIN CREATEROLE")
        for name, world in WORLDS.items():
            role = f"{world}_{mark}"
            cluster.execute(f"CREATE DATABASE {role} OWNER {owner}")
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
