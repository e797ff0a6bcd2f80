-- pool-of-reference: the rows that a foreign key can refer to, numbered among those that have the same in some columns. A part of a query.
${pool} AS MATERIALIZED (
  SELECT ${columns},
    pg_catalog.row_number() OVER (${partition} ORDER BY ${columns}) - 1 AS "schema_assurance number",
    pg_catalog.count(*) OVER (${partition}) AS "schema_assurance count"
  FROM (SELECT DISTINCT ${columns} FROM ${table} WHERE ${present} ORDER BY ${columns} LIMIT ${most}) AS referenced
)
