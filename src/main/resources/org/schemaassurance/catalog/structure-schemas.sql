-- structure-schemas: SchemaCrawler's SCHEMATA: the schemas of the tables that are crawled. ${relations}: OIDs.
SELECT DISTINCT NULL::pg_catalog.text AS "CATALOG_NAME", n.nspname AS "SCHEMA_NAME"
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid IN (${relations})
