package org.schemaassurance;

import java.nio.file.Path;
import java.util.List;
import org.schemaassurance.acceptance.Waiver;
import org.schemaassurance.assurance.WaiverAddition;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.lint.Lints;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.verify.checks.Checks;

/** Which findings of lints and of rehearsals are accepted, why and until when. */
public final class AcceptedFindings {
  /** Every finding counts. */
  public static final AcceptedFindings NONE = new AcceptedFindings(List.of());

  private final List<Waiver> waivers;

  private AcceptedFindings(List<Waiver> waivers) {
    this.waivers = waivers;
  }

  /**
   * The {@code waivers:} of a rule file, such as {@code verify-rules/waivers.yaml}: one whose
   * {@code rule} is the id of a lint is of that lint, the others are of rules.
   *
   * @throws org.schemaassurance.model.UsageException if it cannot be read, with file, line and
   *     column
   */
  public static AcceptedFindings in(Path file) {
    try {
      return new AcceptedFindings(
          new RuleFileReader(Checks.ALL)
              .readText(file.toString(), TextFile.read(file, FileKind.RULES))
              .waivers());
    } catch (RefusedFileException refused) {
      throw refused.of("file of waivers", file);
    }
  }

  /**
   * Adds a waiver to the text of a file of them, which is left as it is.
   *
   * @param waiver its rule is the id of a lint, or of what a rehearsal tells, and its object is
   *     given: of a rehearsal the changeset
   * @param file of waivers; there need not be one yet
   * @throws org.schemaassurance.model.UsageException if there is no such lint, no object is given,
   *     it is waived already, or the file cannot be read or added to
   */
  public static WaivedFinding waived(NewWaiver waiver, Path file) {
    WaiverAddition addition = new WaiverAddition(file);
    WaiverAddition.Result added;
    if (Pages.hints().stream().map(LintPage::id).anyMatch(waiver.rule()::equals)) {
      added = addition.ofRehearsal(waiver.request());
    } else {
      Lints.require(waiver.rule());
      added = addition.ofLint(waiver.request());
    }
    return new WaivedFinding(added.object(), added.text());
  }

  List<Waiver> waivers() {
    return waivers;
  }
}
