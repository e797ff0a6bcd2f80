package org.schemaassurance.rules.init;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.acceptance.Waiver;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rules.RuleFileReader;

/** The text of a file of waivers, to which one more is added at its end. */
public final class WaiverFile {
  private static final String HEAD =
      """
      # yaml-language-server: $schema=rules.schema.json
      # Findings that somebody has accepted for a time. See the README, "Waive a finding".
      waivers:
      """;

  private static final Pattern ITEM = Pattern.compile("^( *)- ", Pattern.MULTILINE);

  private final String name;
  private final Optional<String> text;
  private final RuleFileReader reader;

  /**
   * @param name for messages
   * @param text as it stands; empty if there is no file yet
   */
  public WaiverFile(String name, Optional<String> text, RuleFileReader reader) {
    this.name = name;
    this.text = text;
    this.reader = reader;
  }

  /**
   * The waivers that stand in the file.
   *
   * @throws UsageException if it cannot be read
   */
  public List<Waiver> waivers() {
    return text.map(present -> reader.readText(name, present).waivers()).orElse(List.of());
  }

  /**
   * The text with one more waiver behind all that is there, which stays byte for byte.
   *
   * @throws UsageException if the file is written in a way that lets nothing be added at its end
   */
  public String with(Waiver waiver) {
    String item = item(waiver);
    return beginnings()
        .map(beginning -> beginning.text() + RuleFileText.asItem(item, beginning.indent()))
        .filter(candidate -> hasAsLast(candidate, waiver))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    name
                        + " does not end with a list of waivers, one below the other, to which one could be added;"
                        + " nothing was written."));
  }

  /** What is there, and how deep the next item would stand. */
  private record Beginning(String text, String indent) {}

  private Stream<Beginning> beginnings() {
    if (text.isEmpty()) {
      return Stream.of(new Beginning(HEAD, "  "));
    }
    String ended =
        text.get().isEmpty() || text.get().endsWith("\n") ? text.get() : text.get() + "\n";
    return Stream.concat(
        Stream.concat(indentsOfItems(ended), Stream.of("  "))
            .distinct()
            .map(indent -> new Beginning(ended, indent)),
        Stream.of(new Beginning(ended + "waivers:\n", "  ")));
  }

  private static Stream<String> indentsOfItems(String text) {
    return ITEM.matcher(text).results().map(item -> item.group(1));
  }

  private static String item(Waiver waiver) {
    return new RuleYaml()
        .text("rule", waiver.rule())
        .text("object", waiver.object())
        .text("reason", waiver.acceptance().reason())
        .text("owner", waiver.acceptance().owner())
        .text("expires", waiver.acceptance().expires().toString())
        .write();
  }

  /** Read back by the reader that verify uses: those of before, and this one. */
  private boolean hasAsLast(String candidate, Waiver waiver) {
    List<Waiver> before = waivers();
    List<Waiver> after;
    try {
      after = reader.readText(name, candidate).waivers();
    } catch (UsageException unreadable) {
      return false;
    }
    return after.size() == before.size() + 1
        && after.subList(0, before.size()).equals(before)
        && after.get(before.size()).saysTheSameAs(waiver);
  }
}
