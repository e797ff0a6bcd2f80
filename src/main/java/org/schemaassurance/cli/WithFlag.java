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
      description = "Also owners, privileges, comments; several with commas between.")
  private List<String> words = List.of();

  Set<Extra> extras() {
    return words.stream()
        .map(WithFlag::extra)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Extra.class)));
  }

  private static Extra extra(String word) {
    return Arrays.stream(Extra.values())
        .filter(extra -> extra.toString().equalsIgnoreCase(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--with takes owners, privileges and comments, not '" + word + "'."));
  }
}
