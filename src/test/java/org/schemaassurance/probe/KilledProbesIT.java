package org.schemaassurance.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.schemaassurance.support.CuttableProxy;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolProcess;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.verify.ShippedExample;

/** What a probe leaves that is killed at any moment: nothing. */
@Template(ShippedExample.class)
final class KilledProbesIT {
  /** {@code make soak-probe} has more of them. */
  private static final int KILLS = Integer.getInteger("schemaassurance.kills", 60);

  private static final int OF_THEM_PROCESSES = 3;
  private static final Path RULES = Path.of("verify-rules");

  private static final String CHECKSUMS =
      """
      SELECT string_agg(format('%s %s', c.oid::regclass, (xpath('/row/sum/text()', query_to_xml(
        format('SELECT md5(COALESCE(string_agg(t::text, ''|'' ORDER BY t::text), '''')) AS sum FROM %s AS t', c.oid::regclass),
        false, true, '')))[1]), ', ' ORDER BY c.oid)
      FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      """;

  @Test
  void nothingIsLeftAtWhateverMomentTheClientIsGone(TestDatabase database) throws Exception {
    Object before = database.value(CHECKSUMS);
    long whole = bytesOfAProbe(database);
    Random moments = new Random(84);
    for (int i = 0; i < KILLS; i++) {
      cutAfter(database, 1 + moments.nextLong(whole - 1));
    }
    for (int i = 0; i < OF_THEM_PROCESSES; i++) {
      kill(database, 1000 + moments.nextLong(1500));
    }

    assertNothingIsLeft(database);
    assertThat(database.value(CHECKSUMS)).isEqualTo(before);
    assertThat(probe(database, database.port()).status()).isZero();
  }

  /** What the server says until the last behaviour is tried. */
  private static long bytesOfAProbe(TestDatabase database) throws IOException {
    try (CuttableProxy network = new CuttableProxy(database.host(), database.port())) {
      assertThat(probe(database, network.port()).status()).isZero();
      return network.mostBytes();
    }
  }

  private static void cutAfter(TestDatabase database, long bytes) throws IOException {
    try (CuttableProxy network =
        new CuttableProxy(database.host(), database.port(), CuttableProxy.Fault.CUT, bytes)) {
      assertThat(probe(database, network.port()).status()).isEqualTo(3);
    }
  }

  private static ToolRun probe(TestDatabase database, int port) {
    Map<String, String> environment = new HashMap<>(ToolRun.environment(database));
    environment.put("DB_HOST", "127.0.0.1");
    environment.put("DB_PORT", String.valueOf(port));
    return ToolRun.of(environment, "probe", "--rules", RULES.toString());
  }

  private static void kill(TestDatabase database, long millis)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(ToolProcess.command("probe"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(ToolRun.environment(database));
    Process process = builder.start();
    process.waitFor(millis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
  }

  private static void assertNothingIsLeft(TestDatabase database) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(sessions(database)).isEmpty());
    assertThat(locks(database)).isEqualTo(0L);
  }

  private static List<List<Object>> sessions(TestDatabase database) {
    return rows(
        database,
        "SELECT pid, state, query FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'");
  }

  private static Object locks(TestDatabase database) {
    return rows(
            database,
            "SELECT count(*) FROM pg_locks WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid()")
        .get(0)
        .get(0);
  }

  private static List<List<Object>> rows(TestDatabase database, String sql) {
    try {
      return database.rows(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
