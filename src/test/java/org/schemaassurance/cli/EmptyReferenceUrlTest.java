package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.support.ToolRun;

/**
 * A secret that is not set names no server, and never the one of DB_*: databases are made there.
 */
final class EmptyReferenceUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "drift --against changelog",
        "snapshot --of-changelog",
        "mutate --rules verify-rules",
        "rehearse --last 1"
      })
  void noServerIsGuessed(String verb) {
    String[] arguments =
        Stream.concat(Stream.of(verb.split(" ")), Stream.of("--reference-url", ""))
            .toArray(String[]::new);

    ToolRun run = ToolRun.of(Map.of("DB_URL", "postgresql://a@127.0.0.1:1/production"), arguments);

    assertThat(run.err())
        .isEqualTo("--reference-url is empty: is the secret set that it comes from?\n");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE.code());
  }
}
