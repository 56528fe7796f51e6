"""What a municipality gets by mail: CSV and Excel of any form, of which a person says once what stands where."""
