-- published-schemas: FOR TABLES IN SCHEMA. Since: 150000.
SELECT p.pubname || ', schema ' || pg_catalog.quote_ident(n.nspname) AS name
FROM pg_catalog.pg_publication_namespace s
JOIN pg_catalog.pg_publication p ON p.oid = s.pnpubid
JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid
ORDER BY 1
