package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.CuttableProxy;
import org.schemaassurance.support.OwnServer;
import org.schemaassurance.support.ToolRun;

/** One run that outlives its server and its network. */
@Timeout(180)
final class BackfillRestartIT {
  private static final int ROWS = 2000;

  @TempDir private Path folder;

  @Test
  void theServerRestartedAndCrashedAndTheNetworkCutTwiceItGoesOnToTheEnd() throws Exception {
    try (OwnServer server = new OwnServer(Files.createDirectory(folder.resolve("data"))).start();
        CuttableProxy network = new CuttableProxy("127.0.0.1", server.port())) {
      server.execute(
          "CREATE TABLE public.item (id int PRIMARY KEY, value int, copied int);"
              + " INSERT INTO public.item SELECT n, n, NULL FROM generate_series(1, "
              + ROWS
              + ") AS n");
      Map<String, String> environment = server.environment();
      environment.put("DB_PORT", String.valueOf(network.port()));
      Backfills backfills = Backfills.along(folder, "id");
      CompletableFuture<ToolRun> run =
          CompletableFuture.supplyAsync(
              () -> backfills.run(environment, "--batch-size", "10", "--pause", "20"));

      awaitRepaired(server, 100);
      network.cut();
      awaitRepaired(server, 300);
      server.stop();
      server.start();
      awaitRepaired(server, 700);
      server.crash();
      server.start();
      awaitRepaired(server, 1000);
      network.cut();

      assertThat(run.get().status()).as(run.get().err()).isZero();
      assertThat(run.get().err().lines().filter(line -> !line.startsWith("copies: ")).distinct())
          .containsExactly("The connection was lost; trying to go on.");
      assertThat(run.get().out()).contains("finished: 2,000 repaired");
      assertThat(
              server.value(
                  "SELECT format('%s walked, %s repaired, cursor %s, holder %s', walked, repaired, last_key, holder)"
                      + " FROM schema_assurance.backfill_job"))
          .isEqualTo("2000 walked, 2000 repaired, cursor , holder ");
      assertThat(server.value("SELECT count(*) FROM public.item WHERE copied = value"))
          .isEqualTo("2000");
    }
  }

  private static void awaitRepaired(OwnServer server, int rows) {
    await()
        .until(
            () ->
                Integer.parseInt(
                        server.value("SELECT count(*) FROM public.item WHERE copied = value"))
                    > rows);
  }
}
