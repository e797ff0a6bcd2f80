package org.schemaassurance.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.UsageException;
import picocli.CommandLine.Option;

/** What a snapshot tells beyond the schema itself. */
final class WithFlag {
  @Option(
      names = "--with",
      split = ",",
      paramLabel = "WHAT",
      description =
          "Also owners, privileges, comments, cluster-settings (those of roles for all databases); several with commas between.")
  private List<String> words = List.of();

  Set<Extra> extras() {
    return words.stream()
        .map(WithFlag::extra)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Extra.class)));
  }

  /**
   * The same, of what a changelog makes.
   *
   * @throws UsageException if they have what no changelog makes
   */
  Set<Extra> ofChangelog() {
    Set<Extra> extras = extras();
    if (extras.contains(Extra.CLUSTER_SETTINGS)) {
      throw new UsageException(
          "A changelog makes no settings of the cluster: leave out --with cluster-settings, or compare two servers.");
    }
    return extras;
  }

  private static Extra extra(String word) {
    return Arrays.stream(Extra.values())
        .filter(extra -> extra.toString().equalsIgnoreCase(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--with takes owners, privileges, comments and cluster-settings, not '"
                        + word
                        + "'."));
  }
}
