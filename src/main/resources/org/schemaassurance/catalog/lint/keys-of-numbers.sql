-- lint/keys-of-numbers: those of some tables whose primary key is of numbers or UUIDs alone, or of domains over them (also over such domains).
SELECT given.name
FROM pg_catalog.unnest(?) AS given (name)
JOIN pg_catalog.pg_constraint k ON k.conrelid = pg_catalog.to_regclass(given.name) AND k.contype = 'p'
WHERE NOT EXISTS (
  WITH RECURSIVE of_key AS (
    SELECT a.atttypid AS type
    FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
    UNION
    SELECT y.typbasetype
    FROM of_key
    JOIN pg_catalog.pg_type y ON y.oid = of_key.type AND y.typtype = 'd'
  )
  SELECT
  FROM of_key
  JOIN pg_catalog.pg_type y ON y.oid = of_key.type AND y.typtype <> 'd'
  WHERE y.oid <> ALL (ARRAY['pg_catalog.int2', 'pg_catalog.int4', 'pg_catalog.int8', 'pg_catalog.uuid']::pg_catalog.regtype[]))
