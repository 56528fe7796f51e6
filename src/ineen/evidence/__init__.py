"""The data catalogue, and the policy world's only door to analysis."""
