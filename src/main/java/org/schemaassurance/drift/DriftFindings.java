package org.schemaassurance.drift;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.Origin;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.Severity;
import org.schemaassurance.sql.ToDo;

/** Differences, and what is as it should be, as findings. */
public final class DriftFindings {
  /** The rule of an object that is as it should be. */
  public static final String SAME = "same";

  private final Expectation expectation;

  /**
   * What was expected, and where it stands.
   *
   * @param file what findings point to
   * @param lines where each object begins in it, from 1; empty if it is no snapshot file
   * @param changesets which changeset creates an object
   * @param ends which has taken away one that is missing or not in force, a sentence
   */
  public record Expectation(
      SchemaSnapshot snapshot,
      String file,
      Map<String, Integer> lines,
      Function<String, Optional<Origin>> changesets,
      Function<String, Optional<String>> ends) {
    /** Where nothing is known of changesets. */
    public Expectation(SchemaSnapshot snapshot, String file, Map<String, Integer> lines) {
      this(snapshot, file, lines, object -> Optional.empty(), object -> Optional.empty());
    }
  }

  public DriftFindings(Expectation expectation) {
    this.expectation = expectation;
  }

  /** One finding for each difference, and one for each object without any. */
  public List<Finding> of(List<Difference> differences) {
    List<Finding> findings = new ArrayList<>();
    Set<String> touched = new HashSet<>();
    for (Difference difference : differences) {
      touched.add(topmost(difference.path()));
      findings.add(finding(difference));
    }
    Set<String> missing = OwnersAndRights.subjectsMissing(differences);
    for (SchemaObject object : expectation.snapshot().objects()) {
      if (!touched.contains(object.heading()) && !OwnersAndRights.isOf(object, missing)) {
        findings.add(same(object));
      }
    }
    return findings;
  }

  /** One finding for each difference. */
  public List<Finding> ofAlone(List<Difference> differences) {
    return differences.stream().map(this::finding).toList();
  }

  private static String topmost(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private Finding same(SchemaObject object) {
    String said = object.kind() + " " + object.name();
    Optional<Origin> origin = expectation.changesets().apply(object.name());
    return new Finding(
        new RuleIdentity(SAME, object.kind().toString(), section(object.kind())),
        place(object.heading(), origin),
        new JudgedObject(object.name(), said, origin),
        new Outcome.Holds(said + " is as expected."),
        Severity.ERROR);
  }

  private Finding finding(Difference difference) {
    Optional<Origin> origin = origin(difference);
    Optional<String> end = end(difference);
    return new Finding(
        new RuleIdentity(
            difference.kind().toString(),
            difference.objectKind().toString(),
            section(difference.objectKind())),
        place(difference.path(), origin),
        new JudgedObject(
            difference.object(), difference.objectKind() + " " + difference.object(), origin, end),
        new Outcome.Broken(Mismatches.of(difference), Optional.of(advice(difference, origin, end))),
        difference.severity());
  }

  /**
   * Of what is not expected, a changeset that has run is where a snapshot's file has not kept up;
   * what was dropped since was made by somebody else.
   */
  private Optional<Origin> origin(Difference difference) {
    Optional<Origin> maker = expectation.changesets().apply(difference.object());
    return difference.kind() != Difference.Kind.UNEXPECTED
        ? maker
        : maker.filter(
            any ->
                !expectation.lines().isEmpty()
                    && any.ran().equals(Optional.of(true))
                    && expectation.ends().apply(difference.object()).isEmpty());
  }

  /** To apply the changelog would not bring back what it has taken away. */
  private String advice(Difference difference, Optional<Origin> origin, Optional<String> end) {
    DriftAdvice advice = new DriftAdvice(!expectation.lines().isEmpty());
    return end.map(sentence -> ToDo.behind(sentence, advice.on(difference, Optional.empty())))
        .orElseGet(() -> advice.on(difference, origin));
  }

  private Optional<String> end(Difference difference) {
    return difference.kind() == Difference.Kind.MISSING
            || difference.kind() == Difference.Kind.NOT_ENFORCED
        ? expectation.ends().apply(difference.object())
        : Optional.empty();
  }

  /**
   * In the snapshot's file; of what a changelog makes, where the changeset stands that makes it.
   */
  private FileLine place(String path, Optional<Origin> origin) {
    FileLine inFile = new FileLine(expectation.file(), line(path));
    return expectation.lines().isEmpty() ? origin.map(Origin::start).orElse(inFile) : inFile;
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
}
