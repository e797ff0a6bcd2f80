-- name: role-settings
-- What sessions of some roles start with in this database: for each setting the entry that wins (process_settings in
-- utils/init/postinit.c), and whether this session could set it.
-- Parameter: names of roles text[].
SELECT DISTINCT ON (role.rolname, entry.name)
  role.rolname::pg_catalog.text AS role,
  entry.name,
  entry.value,
  CASE
    WHEN setter.setrole = 0 AND setter.setdatabase = 0 THEN 'all roles'
    WHEN setter.setrole = 0 THEN 'the database'
    WHEN setter.setdatabase = 0 THEN 'the role'
    ELSE 'the role in this database' END AS set_for,
  COALESCE(
    known.context IS NULL
      OR known.context = 'user'
      OR known.context = 'superuser' AND session.rolsuper
      OR pg_catalog.current_setting(entry.name, true) = entry.value,
    false) AS can_be_set
FROM pg_catalog.pg_roles AS role
JOIN pg_catalog.pg_roles AS session ON session.rolname = SESSION_USER
JOIN pg_catalog.pg_db_role_setting AS setter ON setter.setrole IN (0, role.oid)
  AND (setter.setdatabase = 0 OR setter.setdatabase = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database()))
CROSS JOIN LATERAL pg_catalog.unnest(setter.setconfig) AS item (text)
CROSS JOIN LATERAL (
  SELECT
    pg_catalog.lower(pg_catalog.split_part(item.text, '=', 1)) AS name,
    pg_catalog.substr(item.text, pg_catalog.strpos(item.text, '=') + 1) AS value
) AS entry
LEFT JOIN pg_catalog.pg_settings AS known ON pg_catalog.lower(known.name) = entry.name
WHERE role.rolname = ANY (?::pg_catalog.name[])
ORDER BY role.rolname, entry.name, setter.setrole = 0, setter.setdatabase = 0
