package org.schemaassurance.assurance;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.acceptance.Waiver;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.Acceptance;
import org.schemaassurance.model.SourceLocation;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rules.PerTable;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.rules.init.WaiverFile;
import org.schemaassurance.verify.checks.Checks;
import org.schemaassurance.yaml.Spelling;

/** One more waiver at the end of a file of them. */
public final class WaiverAddition {
  private final RuleSet rules;
  private final Path file;

  /**
   * @param rules with the waivers that stand anywhere
   */
  public WaiverAddition(RuleSet rules, Path file) {
    this.rules = rules;
    this.file = file;
  }

  /** Where there are no rules: what is accepted is of a lint. */
  public WaiverAddition(Path file) {
    this(RuleSet.EMPTY, file);
  }

  /**
   * What is to be accepted.
   *
   * @param rule by its name
   * @param object as the finding names it; empty for the one that the rule is about
   * @param expires the last day on which it counts, in UTC
   */
  public record Request(
      String rule, Optional<String> object, String reason, String owner, LocalDate expires) {}

  /**
   * @param object the one that is waived
   * @param text of the whole file
   */
  public record Result(String object, String text) {}

  /**
   * Adds one of a rule to the text; the file is left as it is.
   *
   * @throws UsageException if there is no such rule, it is waived already, or the file cannot be
   *     read or added to
   */
  public Result of(Request wanted) {
    return with(wanted, object(wanted));
  }

  /**
   * The same of a lint, by its id.
   *
   * @throws UsageException if no object is given, it is waived already, or the file cannot be read
   *     or added to
   */
  public Result ofLint(Request wanted) {
    return with(
        wanted,
        given(
            wanted,
            "The lint '"
                + wanted.rule()
                + "' may tell of many objects: give the one that is meant, as the finding names it."));
  }

  /**
   * The same of what a rehearsal tells of a changeset.
   *
   * @throws UsageException as {@link #ofLint}
   */
  public Result ofRehearsal(Request wanted) {
    return with(
        wanted,
        given(
            wanted,
            "A rehearsal may tell '"
                + wanted.rule()
                + "' of many changesets: give the one that is meant, file::id::author."));
  }

  private static String given(Request wanted, String otherwise) {
    return wanted.object().orElseThrow(() -> new UsageException(otherwise));
  }

  private Result with(Request wanted, String object) {
    Waiver waiver =
        new Waiver(
            wanted.rule(),
            object,
            new Acceptance(wanted.reason(), wanted.owner(), wanted.expires()),
            new SourceLocation("", 1, 1));
    WaiverFile waivers = new WaiverFile(file.toString(), text(), new RuleFileReader(Checks.ALL));
    refuseDuplicate(waiver, rules.waivers(), waivers.waivers());
    return new Result(object, waivers.with(waiver));
  }

  private String object(Request wanted) {
    Rule waived =
        rules.rules().stream()
            .filter(candidate -> candidate.name().equals(wanted.rule()))
            .findFirst()
            .orElseThrow(() -> unknownRule(wanted.rule()));
    if (wanted.object().isEmpty() && waived.declaration() instanceof PerTable) {
      throw new UsageException(
          "The rule '"
              + wanted.rule()
              + "' is about several tables: give the object, as the finding names it.");
    }
    return wanted.object().orElseGet(() -> waived.declaration().object());
  }

  private UsageException unknownRule(String rule) {
    List<String> names = rules.rules().stream().map(Rule::name).toList();
    String nearest =
        Spelling.nearest(rule, names)
            .map(near -> "Did you mean '" + near + "'?")
            .orElse("'rules list' tells which there are.");
    return new UsageException("There is no rule '" + rule + "'. " + nearest);
  }

  private Optional<String> text() {
    try {
      return Optional.of(TextFile.read(file, FileKind.RULES));
    } catch (RefusedFileException refused) {
      if (refused.isMissing()) {
        return Optional.empty();
      }
      throw refused.of("file of waivers", file);
    }
  }

  private static void refuseDuplicate(Waiver waiver, List<Waiver> ofRules, List<Waiver> ofFile) {
    Stream.concat(ofFile.stream(), ofRules.stream())
        .filter(waiver::waivesTheSameAs)
        .findFirst()
        .ifPresent(
            there -> {
              throw new UsageException(
                  there.location()
                      + ": "
                      + waiver.object()
                      + " of rule "
                      + waiver.rule()
                      + " is waived already, until "
                      + there.acceptance().expires()
                      + "; change it there.");
            });
  }
}
