package org.schemaassurance.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Origin;

/** Which files may be run again by hand. */
final class RepeatableChangesetTest {
  private static final String HEAD = "--liquibase formatted sql\n\n--changeset a:b\n";
  private static final String FUNCTION =
      "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; UPDATE t SET n = 1 $$;\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        FUNCTION,
        "SET LOCAL lock_timeout = '3s';\n" + FUNCTION + "COMMENT ON FUNCTION f() IS 'one';",
        "CREATE OR REPLACE TRIGGER t BEFORE INSERT ON b FOR EACH ROW EXECUTE FUNCTION f();",
        "CALL schema_assurance.keep_trigger('public.b', 't');\n"
            + "CALL schema_assurance.patiently($ddl$ CREATE OR REPLACE TRIGGER t BEFORE INSERT ON b FOR EACH ROW EXECUTE FUNCTION f() $ddl$);"
      })
  void whatOnlyReplacesIsRunAgain(String sql) throws IOException {
    String file = write(HEAD + sql);

    assertThat(file(file)).contains(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FUNCTION + "UPDATE bookings SET n = n + 1;",
        FUNCTION + "SELECT f();",
        FUNCTION + "DO $$ BEGIN DELETE FROM bookings; END $$;",
        FUNCTION + "CALL schema_assurance.patiently($ddl$ UPDATE bookings SET n = n + 1 $ddl$);",
        FUNCTION + "CALL schema_assurance.backfill_rooms(100);",
        FUNCTION + "CALL schema_assurance.keep_function((SELECT f()::text), 'integer');",
        FUNCTION + "--ignoreLines:start\nCOMMENT ON TABLE t IS 'x';\n--ignoreLines:end\n",
        FUNCTION + "--changeset a:c\n" + FUNCTION,
        FUNCTION + "SELECT 'not ended",
        "--preconditions onFail:MARK_RAN\n" + FUNCTION,
        "COMMENT ON TABLE t IS '${text}';\n" + FUNCTION,
        "COMMENT ON TABLE t IS 'CREATE OR REPLACE';",
        "CREATE TABLE t (n int);"
      })
  void whatDoesMoreIsNot(String sql) throws IOException {
    assertThat(file(write(HEAD + sql))).isEmpty();
  }

  @Test
  void whatIsNotThereIsNot() {
    assertThat(file(folder + "/none.sql")).isEmpty();
  }

  private static Optional<String> file(String file) {
    return RepeatableChangeset.file(new Origin(file + "::b::a", new FileLine(file, 3)));
  }

  private String write(String sql) throws IOException {
    return Files.writeString(folder.resolve("one.sql"), sql).toString();
  }
}
