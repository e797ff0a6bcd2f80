-- refused: what the server said of a row, in the transaction that fills a table.
SELECT NULLIF(pg_catalog.current_setting('schema_assurance.refused', true), '') AS reason
