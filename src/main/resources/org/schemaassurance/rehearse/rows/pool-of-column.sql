-- pool-of-column: what conditions suggest for a column, unusual values of its type and some usual ones, as far as its own conditions allow
-- them, numbered. A domain's conditions call it VALUE, those of the table by its name. A part of a query.
${pool} AS MATERIALIZED (
  SELECT ${column}, pg_catalog.row_number() OVER (ORDER BY place) - 1 AS "schema_assurance number"
  FROM (
    SELECT ${distinct} value::${type} AS ${column}, place
    FROM (
      SELECT suggested.value::${base}, suggested.place
      FROM pg_catalog.unnest(${suggested}::pg_catalog.text[]) WITH ORDINALITY AS suggested (value, place)
      ${unusual}
      UNION ALL
      SELECT ${usual}, number + 950000000
      FROM pg_catalog.generate_series(0::pg_catalog.int8, ${count}) AS number
    ) AS candidate (value, place)
    WHERE ${conditions-of-type}
    ORDER BY ${order}
    OFFSET 0
  ) AS allowed
  WHERE ${conditions}
)
