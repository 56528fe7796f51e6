"""The whole country, measured beside pandas, Polars and DuckDB that do the same work with SciPy."""
