"""Tables on any engine: one expression for DuckDB on a laptop and for Spark on many machines (extras engine, spark)."""
