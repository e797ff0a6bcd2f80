-- text-search-configurations: with the dictionaries of each kind of token, in the order in which they are asked.
SELECT s.name AS schema, c.cfgname AS name,
  pg_catalog.format('%I.%I', pn.nspname, p.prsname) AS parser,
  (SELECT pg_catalog.string_agg(m.line, E'\n' ORDER BY m.line)
   FROM (SELECT pg_catalog.concat(tt.alias, ' ',
           pg_catalog.string_agg(pg_catalog.format('%I.%I', dn.nspname, d.dictname), ', ' ORDER BY cm.mapseqno)) AS line
         FROM pg_catalog.pg_ts_config_map cm
         JOIN pg_catalog.ts_token_type(c.cfgparser) AS tt ON tt.tokid = cm.maptokentype
         JOIN pg_catalog.pg_ts_dict d ON d.oid = cm.mapdict
         JOIN pg_catalog.pg_namespace dn ON dn.oid = d.dictnamespace
         WHERE cm.mapcfg = c.oid
         GROUP BY tt.alias) m) AS mappings
FROM pg_catalog.pg_ts_config c
JOIN scope s ON s.oid = c.cfgnamespace
JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser
JOIN pg_catalog.pg_namespace pn ON pn.oid = p.prsnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_ts_config'::pg_catalog.regclass AND m.objid = c.oid)
ORDER BY 1, 2
