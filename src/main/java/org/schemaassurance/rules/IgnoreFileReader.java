package org.schemaassurance.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.UsageException;

/** Reads which differences between schemas are accepted. */
public final class IgnoreFileReader {
  private IgnoreFileReader() {}

  /**
   * Reads a file.
   *
   * @throws UsageException if it is missing or something in it is wrong
   */
  public static List<Ignored> read(Path path) {
    String file = path.toString();
    YamlMapping top =
        new YamlMapping(
            new YamlMapping.Source(file, Optional.empty()),
            RuleFileReader.compose(file, content(path)),
            Map.of());
    List<Ignored> ignored = top.mappings("ignore").stream().map(IgnoreFileReader::ignored).toList();
    top.refuseUnknownKeys();
    return ignored;
  }

  private static String content(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UsageException("The file " + path + " cannot be read.", unreadable);
    }
  }

  private static Ignored ignored(YamlMapping mapping) {
    Optional<String> type = mapping.optionalText("type");
    if (type.isPresent() && ObjectKind.ofWord(type.get()).isEmpty()) {
      throw mapping.problemWith(
          "type", "expected a kind of object such as table or index, found '" + type.get() + "'");
    }
    Ignored ignored =
        new Ignored(
            mapping.text("object"),
            mapping
                .optionalChoice("difference", DifferenceWord.class)
                .map(DifferenceWord::toString),
            type,
            mapping.text("reason"),
            mapping.text("owner"),
            RuleFileReader.date(mapping, "expires"),
            mapping.location());
    mapping.refuseUnknownKeys();
    return ignored;
  }

  /** How a file calls the ways in which an object can differ. */
  private enum DifferenceWord {
    MISSING,
    UNEXPECTED,
    CHANGED,
    NOT_ENFORCED;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }
}
