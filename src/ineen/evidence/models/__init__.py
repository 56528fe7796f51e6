"""The catalogue of figures: its deliveries, what was handed in for them, and what people make of them."""

from ineen.evidence.models.catalogue import Release, SourceVersion
from ineen.evidence.models.submissions import Submission

__all__ = ["Release", "SourceVersion", "Submission"]
