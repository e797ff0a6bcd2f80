package org.schemaassurance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Maven plugin's build is not ours (ADR 70), so what both say is said twice. */
final class PluginPomTest {
  private static final Pattern VERSION =
      Pattern.compile("<(?<name>[\\w.-]+\\.version)>(?<value>[^<]+)</");

  private static final Pattern OWN_VERSION =
      Pattern.compile(
          "<artifactId>schema-assurance(?:-maven-plugin)?</artifactId>\\s+<version>([^<]+)<");

  @Test
  void bothBuildsHaveTheSameVersions() throws IOException {
    String ours = Files.readString(Path.of("pom.xml"));
    String plugins = Files.readString(Path.of("maven-plugin", "pom.xml"));

    Map<String, String> shared = versions(plugins);
    shared.keySet().retainAll(versions(ours).keySet());
    assertThat(shared)
        .hasSizeGreaterThan(10)
        .satisfies(found -> assertThat(versions(ours)).containsAllEntriesOf(found));
    assertThat(ownVersion(plugins)).isEqualTo(ownVersion(ours));
  }

  private static Map<String, String> versions(String pom) {
    return VERSION
        .matcher(pom)
        .results()
        .collect(
            Collectors.toMap(
                found -> found.group(1),
                found -> found.group(2),
                (first, second) -> first,
                TreeMap::new));
  }

  private static String ownVersion(String pom) {
    return OWN_VERSION.matcher(pom).results().findFirst().orElseThrow().group(1);
  }
}
