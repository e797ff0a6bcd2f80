-- triggers: those that somebody created, each once. The partitions of a table have copies; where one fires otherwise than its original,
-- the original says so. Bits of tgtype: src/include/catalog/pg_trigger.h.
SELECT r.schema_name AS schema, r.relname AS parent, t.tgname AS name,
  pg_catalog.concat(
    CASE WHEN t.tgtype & 64 <> 0 THEN 'INSTEAD OF' WHEN t.tgtype & 2 <> 0 THEN 'BEFORE' ELSE 'AFTER' END, ' ',
    pg_catalog.concat_ws(' OR ',
      CASE WHEN t.tgtype & 4 <> 0 THEN 'INSERT' END,
      CASE WHEN t.tgtype & 16 <> 0 THEN 'UPDATE' || CASE WHEN t.tgattr[0] IS NULL THEN '' ELSE COALESCE(' OF ' ||
        (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY u.position)
         FROM pg_catalog.unnest(t.tgattr::pg_catalog.int2[]) WITH ORDINALITY AS u (attnum, position)
         JOIN pg_catalog.pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = u.attnum), '') END END,
      CASE WHEN t.tgtype & 8 <> 0 THEN 'DELETE' END,
      CASE WHEN t.tgtype & 32 <> 0 THEN 'TRUNCATE' END),
    CASE WHEN t.tgtype & 1 <> 0 THEN ' FOR EACH ROW' ELSE ' FOR EACH STATEMENT' END) AS fires,
  CASE WHEN t.tgqual IS NOT NULL THEN 
    -- What stands between ' WHEN (' and the last ') EXECUTE FUNCTION '; a regular expression takes longer for it than printing the trigger does.
    pg_catalog.substr(d.text, d.begins + 7, pg_catalog.length(d.text) - d.ends - d.begins - 24) END AS "when",
  t.tgoldtable AS "old table", t.tgnewtable AS "new table",
  pg_catalog.split_part(d.text, ' EXECUTE FUNCTION ', -1) AS "executes!",
  CASE WHEN t.tgconstraint <> 0 THEN CASE WHEN t.tginitdeferred THEN 'initially deferred' WHEN t.tgdeferrable THEN 'deferrable' ELSE 'immediate' END END
    AS "constraint trigger",
  CASE WHEN t.tgconstrrelid <> 0 THEN (SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = t.tgconstrrelid) END AS "from",
  NULLIF(pg_catalog.concat_ws(', ',
    CASE t.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'for replicas only' WHEN 'A' THEN 'always, also on replicas' END,
    copies.otherwise), '') AS state
FROM pg_catalog.pg_trigger t
JOIN relation r ON r.oid = t.tgrelid
-- Once a row, however often it is used.
CROSS JOIN LATERAL (
  SELECT printed.text, pg_catalog.strpos(printed.text, ' WHEN (') AS begins,
    pg_catalog.strpos(pg_catalog.reverse(printed.text), pg_catalog.reverse(') EXECUTE FUNCTION ')) AS ends
  FROM (SELECT pg_catalog.pg_get_triggerdef(t.oid) AS text OFFSET 0) AS printed
  OFFSET 0) AS d
LEFT JOIN (
  SELECT copy.root, pg_catalog.string_agg(pg_catalog.format('on %I.%I %s', n.nspname, c.relname,
      CASE copy.tgenabled WHEN 'O' THEN 'enabled' WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'for replicas only' ELSE 'always' END),
    ', ' ORDER BY n.nspname, c.relname) AS otherwise
  FROM (
    WITH RECURSIVE line AS (
      SELECT o.oid AS root, o.tgenabled AS rule, o.oid, o.tgrelid, o.tgenabled FROM pg_catalog.pg_trigger o
      WHERE o.tgparentid = 0 AND NOT o.tgisinternal
        AND EXISTS (SELECT FROM pg_catalog.pg_class oc WHERE oc.oid = o.tgrelid AND oc.relkind = 'p')
      UNION ALL
      SELECT line.root, line.rule, o.oid, o.tgrelid, o.tgenabled
      FROM line JOIN pg_catalog.pg_inherits i ON i.inhparent = line.tgrelid
      JOIN pg_catalog.pg_trigger o ON o.tgrelid = i.inhrelid AND o.tgparentid = line.oid
    )
    SELECT * FROM line WHERE line.tgenabled <> line.rule
  ) copy
  JOIN pg_catalog.pg_class c ON c.oid = copy.tgrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  GROUP BY copy.root
) copies ON copies.root = t.oid
WHERE NOT t.tgisinternal AND t.tgparentid = 0
ORDER BY 1, 2, 3
