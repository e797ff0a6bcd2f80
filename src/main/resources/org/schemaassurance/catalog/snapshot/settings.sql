-- settings: those of the database, and of roles in it.
SELECT s.name,
  CASE WHEN s.setrole = 0 THEN 'of the database'
    ELSE pg_catalog.concat('of role ', pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(s.setrole)), ' in the database') END AS signature,
  s.value
FROM setting s
WHERE s.setdatabase <> 0
ORDER BY 1, 2
