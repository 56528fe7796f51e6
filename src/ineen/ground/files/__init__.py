"""Uploads, checked and private."""
