-- rows: numbered rows of a table; their columns have the names of the table's, and so has their relation, so that conditions can be asked.
${pools}
SELECT * FROM (
  SELECT made.*${copied} FROM (
    SELECT source.*${computed} FROM (
      SELECT series."schema_assurance number"${values}
      FROM pg_catalog.generate_series(${start}::pg_catalog.int8, ${last}) AS series ("schema_assurance number")${joins}
    ) AS source
    OFFSET 0
  ) AS made
) AS ${name}
WHERE ${conditions}
ORDER BY "schema_assurance number"
