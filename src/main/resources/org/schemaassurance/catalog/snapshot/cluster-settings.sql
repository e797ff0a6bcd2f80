-- cluster-settings: those of roles in all databases, which belong to the server and to no database of it.
SELECT s.name,
  CASE WHEN s.setrole = 0 THEN 'of all roles' ELSE 'of role ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(s.setrole)) END AS signature,
  s.value
FROM setting s
WHERE s.setdatabase = 0
  AND NOT (s.name = 'default_transaction_read_only' AND s.setrole IN (SELECT r.oid FROM reader r))
ORDER BY 1, 2
