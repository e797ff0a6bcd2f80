-- contents-of-table: how many rows, and a sum of what each of them hashes to, which no order changes; the same of each column, with how many
-- values are not NULL. A row's text is made by the types' output functions, so it needs neither equality nor a hash of the type; that of a
-- row with NULL differs from that with an empty text. One of the queries of a UNION.
SELECT ${number} AS number, pg_catalog.count(*) AS rows,
  COALESCE(pg_catalog.sum(pg_catalog.hashtextextended(ROW(${columns})::pg_catalog.text COLLATE "C", 0)), 0)::pg_catalog.text AS checksum,
  ARRAY[${counts}]::pg_catalog.text[] AS counts,
  ARRAY[${checksums}]::pg_catalog.text[] AS checksums
FROM ${table} AS "#"
