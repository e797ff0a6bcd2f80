-- fill-one-by-one: rows one by one, until there are enough or enough were tried; the first one that is refused says why. The body of DO.
#variable_conflict use_column
DECLARE
  candidate record;
  made bigint := 0;
  tried bigint := 0;
  reason text := '';
BEGIN
  FOR candidate IN
${rows}
  LOOP
    BEGIN
      INSERT INTO ${table}${columns} ${values};
      made := made + FOUND::int;
    EXCEPTION WHEN OTHERS THEN
      IF reason = '' THEN
        reason := SQLERRM;
        PERFORM pg_catalog.set_config('schema_assurance.refused', reason, true);
      END IF;
    END;
    tried := tried + 1;
    EXIT WHEN made >= ${wanted} OR tried >= ${attempts};
  END LOOP;
END
