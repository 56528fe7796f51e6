"""Each guard of the house, and how to break what it protects: the named test must then fail."""

from tests.architecture.mutations import (
    access,
    audit,
    books,
    borders,
    cache,
    charts,
    decisions,
    desk,
    disclosure,
    documents,
    evidence,
    explorer,
    faces,
    fictional,
    handing_in,
    house,
    inbox,
    outbox_and_files,
    plan_texts,
    policy,
    readings,
    statistics,
    vault,
    writing,
)
from tests.architecture.mutations.mutation import Mutation

_SUBJECTS = (
    access,
    audit,
    books,
    borders,
    cache,
    charts,
    decisions,
    desk,
    disclosure,
    documents,
    evidence,
    explorer,
    faces,
    fictional,
    handing_in,
    house,
    inbox,
    outbox_and_files,
    plan_texts,
    policy,
    readings,
    statistics,
    vault,
    writing,
)
MUTATIONS: tuple[Mutation, ...] = tuple(mutation for subject in _SUBJECTS for mutation in subject.MUTATIONS)

__all__ = ["MUTATIONS", "Mutation"]
