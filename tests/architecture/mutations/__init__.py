"""Each guard of the house, and how to break what it protects: the named test must then fail."""

from tests.architecture.mutations import (
    audit,
    cache,
    charts,
    documents,
    evidence,
    faces,
    fictional,
    house,
    inbox,
    outbox_and_files,
    policy,
    vault,
)
from tests.architecture.mutations.mutation import Mutation

MUTATIONS: tuple[Mutation, ...] = tuple(
    mutation
    for subject in (
        audit,
        cache,
        charts,
        documents,
        evidence,
        faces,
        fictional,
        house,
        inbox,
        outbox_and_files,
        policy,
        vault,
    )
    for mutation in subject.MUTATIONS
)

__all__ = ["MUTATIONS", "Mutation"]
