-- user-mappings: that there is one; its options are secrets, and hidden from most roles.
SELECT pg_catalog.quote_ident(m.usename) || ' ON ' || pg_catalog.quote_ident(m.srvname) AS name
FROM pg_catalog.pg_user_mappings m
ORDER BY 1
