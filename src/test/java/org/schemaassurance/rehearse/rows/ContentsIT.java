package org.schemaassurance.rehearse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/** What the rows of tables are, compared before and after. */
@Template(RowGeneratorIT.Everything.class)
final class ContentsIT {
  private TestDatabase database;
  private ContentsReader reader;
  private SortedMap<QualifiedName, List<String>> columns;
  private Contents before;

  @BeforeEach
  void reads(TestDatabase database) throws SQLException {
    this.database = database;
    new RowGenerator(database.connection()).fill(Set.of(), table -> 50);
    reader = new ContentsReader(database.connection());
    columns = reader.columns(Set.of());
    before = reader.read(columns);
  }

  private List<String> changesBy(String sql) throws SQLException {
    database.execute(sql);
    return before.changesUntil(reader.read(columns)).stream()
        .map(change -> change.object() + " " + change.said())
        .toList();
  }

  @Test
  void everyTableIsRead() {
    assertThat(before.tables().keySet()).isEqualTo(columns.keySet()).hasSizeGreaterThan(30);
    assertThat(before.tables().get(new QualifiedName("app", "types")).rows()).isEqualTo(50);
    assertThat(before.tables().get(new QualifiedName("app", "types")).columns()).hasSize(71);
  }

  @Test
  void noOrderOfRowsOrColumnsAndNoSettingIsAChange() throws SQLException {
    assertThat(
            changesBy(
                """
                CREATE TABLE app.kept AS SELECT * FROM app.types ORDER BY id DESC;
                TRUNCATE app.types;
                DO $$ BEGIN EXECUTE (
                  SELECT format('INSERT INTO app.types (%1$s) OVERRIDING SYSTEM VALUE SELECT %1$s FROM app.kept', string_agg(quote_ident(attname), ', '))
                  FROM pg_attribute WHERE attrelid = 'app.types'::regclass AND attnum > 0 AND attgenerated = ''); END $$;
                ALTER TABLE app.types ADD COLUMN further text DEFAULT 'x';
                ALTER TABLE app.people ADD COLUMN again text;
                UPDATE app.people SET again = name;
                ALTER TABLE app.people DROP COLUMN name;
                ALTER TABLE app.people RENAME COLUMN again TO name;
                SET datestyle = 'ISO, DMY';
                SET timezone = 'Asia/Tokyo';
                SET extra_float_digits = 0;
                SET bytea_output = 'escape';
                SET search_path = 'app'
                """))
        .isEmpty();
    assertThat(database.connection().getAutoCommit()).isTrue();
    assertThat(database.value("SHOW datestyle")).isEqualTo("ISO, DMY");
  }

  @Test
  void rowsThatAreGoneAreCounted() throws SQLException {
    assertThat(
            changesBy(
                "DELETE FROM app.audited WHERE id < 3; DROP TABLE app.parent CASCADE; TRUNCATE"
                    + " app.by_list"))
        .containsExactly(
            "app.audited has lost 3 of 50 rows",
            "app.by_list has lost 50 of 50 rows",
            "app.child has lost 50 of 50 rows",
            "app.parent has lost 50 of 50 rows");
  }

  @Test
  void rowsMoreAreCounted() throws SQLException {
    assertThat(changesBy("INSERT INTO app.tenants VALUES (-1, 'more'), (-2, 'more')"))
        .containsExactly("app.tenants has 2 rows more than the 50 that were there");
  }

  @Test
  void oneRowMoreIsOneRow() throws SQLException {
    assertThat(changesBy("INSERT INTO app.tenants VALUES (-1, 'more')"))
        .containsExactly("app.tenants has 1 row more than the 50 that were there");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TRIGGER writes AFTER INSERT ON elsewhere.into FOR EACH ROW EXECUTE FUNCTION elsewhere.fires()",
        "CREATE TRIGGER writes AFTER INSERT ON elsewhere.part FOR EACH ROW EXECUTE FUNCTION elsewhere.fires()",
        "ALTER TABLE elsewhere.into ALTER COLUMN note SET DEFAULT elsewhere.writes()",
        "ALTER TABLE elsewhere.into ADD CHECK (note <> elsewhere.writes())",
        "CREATE DOMAIN elsewhere.text AS text CHECK (VALUE <> elsewhere.writes())",
        "CREATE RULE writes AS ON INSERT TO elsewhere.into DO ALSO INSERT INTO elsewhere.log VALUES (1)"
      })
  void aTableWhoseRowsMayChangeOthersIsKnown(String writing) throws SQLException {
    database.execute(
        """
        CREATE SCHEMA elsewhere;
        CREATE TABLE elsewhere.log (id int);
        CREATE TABLE elsewhere.into (id serial, note text CHECK (note <> 'x'), made timestamptz DEFAULT now()) PARTITION BY RANGE (id);
        CREATE TABLE elsewhere.part PARTITION OF elsewhere.into DEFAULT;
        CREATE FUNCTION elsewhere.fires() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN INSERT INTO elsewhere.log VALUES (1); RETURN NULL; END$$;
        CREATE FUNCTION elsewhere.writes() RETURNS text LANGUAGE sql AS $$INSERT INTO elsewhere.log VALUES (1) RETURNING 'x'$$;
        CREATE TRIGGER other AFTER INSERT ON elsewhere.log FOR EACH ROW EXECUTE FUNCTION elsewhere.fires()
        """);
    List<QualifiedName> into = List.of(new QualifiedName("elsewhere", "into"));
    assertThat(reader.writesElsewhere(into)).isFalse();

    database.execute(writing);

    assertThat(reader.writesElsewhere(into)).isTrue();
  }

  @Test
  void aColumnThatCameBackEmptyHasLostItsValues() throws SQLException {
    assertThat(
            changesBy(
                """
                ALTER TABLE app.tenants DROP COLUMN name;
                ALTER TABLE app.tenants ADD COLUMN name text;
                ALTER TABLE app.protected DROP COLUMN note
                """))
        .hasSize(2)
        .satisfies(
            changes -> {
              assertThat(changes.get(0))
                  .matches("app.protected has lost (\\d+) of \\1 values of column note");
              assertThat(changes.get(1))
                  .isEqualTo("app.tenants has lost 50 of 50 values of column name");
            });
  }

  @Test
  void otherValuesAreToldByColumn() throws SQLException {
    assertThat(
            changesBy(
                """
                UPDATE app.types SET a_json = '{}', a_point = point(-1, -1), a_float8 = a_float8 + 1e-9 WHERE id = 1;
                UPDATE app.tenants SET name = '' WHERE id = 3
                """))
        .containsExactly(
            "app.tenants has other values in name",
            "app.types has other values in a_float8, a_json, a_point");
  }

  @Test
  void theSameValuesInOtherRowsAreAChange() throws SQLException {
    assertThat(
            changesBy(
                "UPDATE app.tenants t SET name = o.name FROM app.tenants o WHERE t.id + o.id = 21"
                    + " AND t.id IN (10, 11)"))
        .containsExactly("app.tenants has the same values in other rows");
  }

  @Test
  void sequencesThatMoveAreTold() throws SQLException {
    assertThat(
            changesBy(
                "SELECT nextval('app.only_numbers_id_seq'); SELECT setval('app.keys_id_seq', 7,"
                    + " false)"))
        .hasSize(2)
        .last(InstanceOfAssertFactories.STRING)
        .isEqualTo("app.only_numbers_id_seq stood behind 50 and stands behind 51");
  }
}
