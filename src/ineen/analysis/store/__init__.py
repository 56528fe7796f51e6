"""Immutable figures on disk: Parquet files by content hash, one folder per source version."""
