package org.schemaassurance.rehearse.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.schemaassurance.support.DatabaseTemplate;

/** Tables of each kind, with something to alter, drop, validate and rebuild. */
public final class TracedTables implements DatabaseTemplate {
  private static final String TABLES =
      """
      CREATE TABLE people (id int PRIMARY KEY, name text NOT NULL DEFAULT '', age int, boss int);
      INSERT INTO people SELECT i, 'name ' || i, i % 90 + 1, i FROM generate_series(1, 1000) i;
      CREATE UNIQUE INDEX people_name ON people (name);

      CREATE TABLE bookings (
        id int PRIMARY KEY, person int REFERENCES people, status text DEFAULT 'new', n int);
      INSERT INTO bookings SELECT i, i % 1000 + 1, 'new', i FROM generate_series(1, 3000) i;
      ALTER TABLE bookings ADD CONSTRAINT bookings_n CHECK (n > 0) NOT VALID;
      CREATE INDEX bookings_status ON bookings (status);
      CREATE STATISTICS bookings_person (dependencies) ON person, status FROM bookings;
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
      CREATE TRIGGER bookings_touch BEFORE UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION touch();
      CREATE POLICY bookings_all ON bookings USING (true);
      CREATE VIEW new_bookings AS SELECT id, person FROM bookings;

      CREATE TABLE parents (id int);
      CREATE TABLE heirs (id int) INHERITS (parents);
      CREATE TABLE strangers (id int);
      CREATE RULE strangers_none AS ON DELETE TO strangers WHERE old.id < 0 DO INSTEAD NOTHING;

      CREATE TABLE measures (day date NOT NULL, value int) PARTITION BY RANGE (day);
      CREATE TABLE measures_2024 PARTITION OF measures FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
      CREATE TABLE measures_2025 (day date NOT NULL, value int);
      INSERT INTO measures_2025 SELECT '2025-02-01', i FROM generate_series(1, 500) i;

      CREATE MATERIALIZED VIEW totals AS SELECT person, count(*) AS n FROM bookings GROUP BY person;
      CREATE UNIQUE INDEX totals_person ON totals (person);

      CREATE SCHEMA elsewhere;
      """;

  @Override
  public void build(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
  }
}
