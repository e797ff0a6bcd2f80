package org.schemaassurance;

import java.nio.file.Path;
import java.util.List;
import org.schemaassurance.acceptance.Waiver;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.verify.checks.Checks;

/** Which findings of lints are accepted, why and until when. */
public final class AcceptedLints {
  /** Every finding counts. */
  public static final AcceptedLints NONE = new AcceptedLints(List.of());

  private final List<Waiver> waivers;

  private AcceptedLints(List<Waiver> waivers) {
    this.waivers = waivers;
  }

  /**
   * The {@code waivers:} of a rule file, such as {@code verify-rules/waivers.yaml}: one whose
   * {@code rule} is the id of a lint is of that lint, the others are of rules.
   *
   * @throws org.schemaassurance.model.UsageException if it cannot be read, with file, line and
   *     column
   */
  public static AcceptedLints in(Path file) {
    try {
      return new AcceptedLints(
          new RuleFileReader(Checks.ALL)
              .readText(file.toString(), TextFile.read(file, FileKind.RULES))
              .waivers());
    } catch (RefusedFileException refused) {
      throw refused.of("file of waivers", file);
    }
  }

  List<Waiver> waivers() {
    return waivers;
  }
}
