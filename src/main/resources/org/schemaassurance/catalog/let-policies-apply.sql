-- let-policies-apply: until the transaction ends, row security leaves rows out where it made an error.
SELECT pg_catalog.set_config('row_security', 'on', true)
