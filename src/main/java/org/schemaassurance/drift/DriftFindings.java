package org.schemaassurance.drift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schemaassurance.drift.Difference.ChangedFact;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.Severity;
import org.schemaassurance.rules.Ignored;
import org.schemaassurance.sql.BodyDifference;

/** Puts differences, and what is as it should be, into sentences. */
public final class DriftFindings {
  /** The rule of an object that is as it should be. */
  public static final String SAME = "same";

  private static final String IGNORED = "ignored difference";
  private static final String SECTION_OF_IGNORED = "Checking what is ignored";

  private final Expectation expectation;
  private final List<Ignored> ignored;
  private final LocalDate today;

  /**
   * What was expected, and where it stands.
   *
   * @param file what findings point to
   * @param lines where each object begins in it, from 1; empty if it is no snapshot file
   * @param changesets who makes an object
   */
  public record Expectation(
      SchemaSnapshot snapshot,
      String file,
      Map<String, Integer> lines,
      Function<String, Optional<Maker>> changesets) {}

  /**
   * Who makes an object.
   *
   * @param changeset {@code file::id::author}
   * @param start where the changeset stands
   */
  public record Maker(String changeset, FileLine start) {}

  /**
   * @param ignored which differences are accepted, and until when
   * @param today in UTC
   */
  public DriftFindings(Expectation expectation, List<Ignored> ignored, LocalDate today) {
    this.expectation = expectation;
    this.ignored = List.copyOf(ignored);
    this.today = today;
  }

  /**
   * One finding for each difference, one for each object without any, and one for each entry of
   * what is ignored that has expired or ignores nothing.
   */
  public List<Finding> of(List<Difference> differences) {
    List<Finding> findings = new ArrayList<>();
    Set<String> touched = new HashSet<>();
    for (Difference difference : differences) {
      touched.add(topmost(difference.path()));
      findings.add(ignoredIfAccepted(difference, finding(difference)));
    }
    for (SchemaObject object : expectation.snapshot().objects()) {
      if (!touched.contains(object.heading())) {
        findings.add(same(object));
      }
    }
    ignored.forEach(entry -> remark(entry, differences).ifPresent(findings::add));
    return findings;
  }

  private static String topmost(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private Finding same(SchemaObject object) {
    Optional<Maker> maker = expectation.changesets().apply(object.name());
    return made(
        maker,
        new Finding(
            SAME,
            object.kind().toString(),
            section(object.kind()),
            object.name(),
            Finding.Status.HOLDS,
            Severity.ERROR,
            object.kind() + " " + object.name() + " is as expected.",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            expectation.file(),
            line(object.heading()),
            maker.map(Maker::changeset)));
  }

  private static Finding made(Optional<Maker> maker, Finding finding) {
    return maker.map(known -> finding.madeAt(known.start())).orElse(finding);
  }

  private Finding finding(Difference difference) {
    String subject = difference.objectKind() + " " + difference.object();
    Optional<Maker> maker =
        difference.kind() == Difference.Kind.UNEXPECTED
            ? Optional.empty()
            : expectation.changesets().apply(difference.object());
    return made(
        maker,
        new Finding(
            difference.kind().toString(),
            difference.objectKind().toString(),
            section(difference.objectKind()),
            difference.object(),
            Finding.Status.BROKEN,
            difference.severity(),
            subject + ": " + sentence(difference) + ".",
            Optional.of(expected(difference)),
            Optional.of(found(difference)),
            Optional.of(hint(difference, maker)),
            expectation.file(),
            line(difference.path()),
            maker.map(Maker::changeset)));
  }

  private static String sentence(Difference difference) {
    return switch (difference.kind()) {
      case MISSING -> "expected it to be there, found none";
      case UNEXPECTED -> "expected none, found one";
      case CHANGED, NOT_ENFORCED ->
          difference.facts().stream().map(DriftFindings::clause).collect(Collectors.joining("; "));
    };
  }

  private static String clause(ChangedFact fact) {
    if (FactMeaning.isLessEnforced(fact) && fact.expected().isEmpty()) {
      return "expected it in force, found it " + fact.found().orElseThrow();
    }
    if (isLong(fact)) {
      BodyDifference lines = bodyDifference(fact);
      return "expected another "
          + fact.name()
          + lines.expectedInWords()
          + ", found one"
          + lines.foundInWords();
    }
    return "expected %s, found %s"
        .formatted(shown(fact, fact.expected()), shown(fact, fact.found()));
  }

  private static String shown(ChangedFact fact, Optional<String> value) {
    return value
        .map(text -> fact.name() + " " + text.replace("\n", ", "))
        .orElse("no " + fact.name());
  }

  private static boolean isLong(ChangedFact fact) {
    return fact.expected().isPresent()
        && fact.found().isPresent()
        && (fact.expected().get().contains("\n") || fact.found().get().contains("\n"));
  }

  private static BodyDifference bodyDifference(ChangedFact fact) {
    return BodyDifference.between(fact.expected().orElse(""), fact.found().orElse(""));
  }

  private static String expected(Difference difference) {
    return switch (difference.kind()) {
      case MISSING -> facts(difference, ChangedFact::expected).orElse("it is there");
      case UNEXPECTED -> "none";
      case CHANGED, NOT_ENFORCED -> facts(difference, ChangedFact::expected).orElse("none");
    };
  }

  private static String found(Difference difference) {
    return switch (difference.kind()) {
      case MISSING -> "none";
      case UNEXPECTED -> facts(difference, ChangedFact::found).orElse("it is there");
      case CHANGED, NOT_ENFORCED ->
          difference.facts().stream()
              .map(
                  fact ->
                      fact.name()
                          + ": "
                          + (isLong(fact)
                              ? "\n" + bodyDifference(fact).lines()
                              : fact.found().orElse("none")))
              .collect(Collectors.joining("\n"));
    };
  }

  private static Optional<String> facts(
      Difference difference, Function<ChangedFact, Optional<String>> side) {
    return difference.facts().stream()
        .map(fact -> fact.name() + ": " + side.apply(fact).orElse("none"))
        .reduce((one, other) -> one + "\n" + other);
  }

  private static String hint(Difference difference, Optional<Maker> maker) {
    return switch (difference.kind()) {
      case MISSING ->
          maker
              .map(made -> "Apply the changelog; the changeset " + made.changeset() + " makes it.")
              .orElse("Apply the changelog, or write the snapshot anew if it went on purpose.");
      case UNEXPECTED ->
          "Drop it; or have a changeset make it and write the snapshot anew; or ignore it with a reason.";
      case CHANGED -> "Change it back; or have a changeset change it and write the snapshot anew.";
      case NOT_ENFORCED -> "Enable, validate or rebuild it.";
    };
  }

  private static String section(ObjectKind kind) {
    return "Comparing " + plural(kind);
  }

  /** The kind's word as a heading has it. */
  static String plural(ObjectKind kind) {
    return switch (kind) {
      case STATISTICS -> "statistics";
      case INDEX -> "indexes";
      case OPERATOR_FAMILY -> "operator families";
      case OPERATOR_CLASS -> "operator classes";
      case TEXT_SEARCH_DICTIONARY -> "text search dictionaries";
      case POLICY -> "policies";
      default -> kind + "s";
    };
  }

  /** Of what is not in the file, the line of what it belongs to. */
  private int line(String path) {
    for (String shown = path; ; shown = shown.substring(0, shown.lastIndexOf('/'))) {
      Integer line = expectation.lines().get(shown);
      if (line != null) {
        return line;
      }
      if (shown.indexOf('/') < 0) {
        return 1;
      }
    }
  }

  private Finding ignoredIfAccepted(Difference difference, Finding finding) {
    return ignored.stream()
        .filter(entry -> entry.countsOn(today) && matches(entry, difference))
        .findFirst()
        .map(
            entry ->
                finding.waived(
                    "%s; %s, until %s".formatted(entry.reason(), entry.owner(), entry.expires())))
        .orElse(finding);
  }

  private static boolean matches(Ignored entry, Difference difference) {
    return entry.matches(
        difference.kind().toString(), difference.objectKind().toString(), difference.object());
  }

  private Optional<Finding> remark(Ignored entry, List<Difference> differences) {
    boolean needed = differences.stream().anyMatch(difference -> matches(entry, difference));
    if (needed && entry.countsOn(today)) {
      return Optional.empty();
    }
    return Optional.of(
        needed
            ? remark(
                entry,
                Severity.ERROR,
                "an entry that counts",
                "one that expired on " + entry.expires(),
                "Mend what it ignores, or have " + entry.owner() + " decide anew.")
            : remark(
                entry,
                Severity.WARNING,
                "a difference that it ignores",
                "none",
                "Take the entry out of " + entry.location().file() + "."));
  }

  private static Finding remark(
      Ignored entry, Severity severity, String expected, String actual, String hint) {
    return new Finding(
        IGNORED,
        IGNORED,
        SECTION_OF_IGNORED,
        entry.object(),
        Finding.Status.BROKEN,
        severity,
        "ignored " + entry.object() + ": expected " + expected + ", found " + actual + ".",
        Optional.of(expected),
        Optional.of(actual),
        Optional.of(hint),
        entry.location().file(),
        entry.location().line(),
        Optional.empty());
  }
}
