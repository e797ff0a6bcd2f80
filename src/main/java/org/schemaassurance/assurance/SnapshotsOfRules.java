package org.schemaassurance.assurance;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.schemaassurance.catalog.ChangedMeanwhileException;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.drift.Difference;
import org.schemaassurance.drift.DriftFindings;
import org.schemaassurance.drift.Selection;
import org.schemaassurance.drift.SnapshotDiff;
import org.schemaassurance.drift.SnapshotDocument;
import org.schemaassurance.drift.SnapshotFileReader;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.sql.SqlExpression;
import org.schemaassurance.verify.ChangelogAdvice;
import org.schemaassurance.verify.KnownNames;
import org.schemaassurance.verify.Snapshots;
import org.schemaassurance.verify.checks.AsSnapshotCheck.DeclaredSnapshot;

/**
 * The snapshots that rules name, beside the schema of a database. Each file is read once, and the
 * schema once a session, if a rule asks.
 */
final class SnapshotsOfRules {
  private final Map<String, SnapshotDocument> documents = new HashMap<>();
  private final Set<Extra> extras = EnumSet.noneOf(Extra.class);

  /** A second time nothing is read again, and what was asked is unknown. */
  private boolean hasChangedMeanwhile;

  /**
   * Reads the files, before anything is sent to the database.
   *
   * @throws UsageException if one is no snapshot, or has not what a rule compares
   */
  SnapshotsOfRules(List<Rule> rules) {
    for (Rule rule : rules) {
      DeclaredSnapshot.of(List.of(rule))
          .forEach(declared -> add(declared.question(), rule.location().fileLine()));
    }
  }

  private void add(Snapshots.Question question, FileLine place) {
    SnapshotDocument document =
        documents.computeIfAbsent(
            question.file().name(),
            name -> SnapshotFileReader.parse(name, question.file().content()));
    for (Extra extra : question.extras()) {
      if (!document.snapshot().extras().contains(extra)) {
        throw new UsageException(
            "%s:%d: %s has no %s; 'schema-assurance snapshot --with %s' writes one that has."
                .formatted(place.file(), place.line(), document.file(), extra, extra));
      }
    }
    extras.addAll(question.extras());
  }

  /**
   * What the rules ask of the database of a session; its schema is read now.
   *
   * @throws ChangedMeanwhileException if it changed while it was read, the first time
   */
  Snapshots in(ReadOnlySession session) {
    if (documents.isEmpty()) {
      return Snapshots.NONE;
    }
    try {
      return new Compared(
          documents, session.attempt(connection -> SnapshotReader.read(session, extras)));
    } catch (ChangedMeanwhileException changed) {
      if (!hasChangedMeanwhile) {
        hasChangedMeanwhile = true;
        throw changed;
      }
      return refusing(changed.twice());
    } catch (UndeterminedException unread) {
      return refusing(unread);
    } catch (SQLException failed) {
      throw session.failure("The catalog could not be read: " + failed.getMessage(), failed);
    }
  }

  /** As the snapshots call them. */
  KnownNames names() {
    return new KnownNames() {
      @Override
      public Optional<String> of(Kind kind, QualifiedName table, List<String> columns) {
        return name(
            table, kindOf(kind), "definition", definition(kind, SqlIdentifier.displayAll(columns)));
      }

      @Override
      public Optional<String> ofCheck(QualifiedName table, String expression) {
        return name(
            table,
            ObjectKind.CONSTRAINT,
            "check",
            printed -> SqlExpression.sameMeaning(expression, printed));
      }
    };
  }

  private Optional<String> name(
      QualifiedName table, ObjectKind kind, String fact, Predicate<String> isIt) {
    return documents.values().stream()
        .flatMap(document -> document.snapshot().objects().stream())
        .filter(object -> object.name().equals(table.toString()))
        .flatMap(object -> object.parts().stream())
        .filter(part -> part.kind() == kind)
        .filter(part -> Optional.ofNullable(part.facts().get(fact)).filter(isIt).isPresent())
        .findFirst()
        .map(part -> ObjectName.last(part.name()));
  }

  private static ObjectKind kindOf(KnownNames.Kind kind) {
    return kind == KnownNames.Kind.INDEX ? ObjectKind.INDEX : ObjectKind.CONSTRAINT;
  }

  /** As a snapshot has that of a constraint or an index. */
  private static Predicate<String> definition(KnownNames.Kind kind, String columns) {
    String list = "(" + columns + ")";
    return switch (kind) {
      case FOREIGN_KEY -> definition -> definition.startsWith("FOREIGN KEY " + list + " ");
      case PRIMARY_KEY -> startingWith("PRIMARY KEY " + list);
      case UNIQUE ->
          startingWith("UNIQUE " + list).or(startingWith("UNIQUE NULLS NOT DISTINCT " + list));
      case INDEX -> Pattern.compile("(?:\\w+ )+" + Pattern.quote(list) + ".*").asMatchPredicate();
    };
  }

  private static Predicate<String> startingWith(String words) {
    return definition -> definition.equals(words) || definition.startsWith(words + " ");
  }

  private static Snapshots refusing(UndeterminedException reason) {
    return question -> new Snapshots.Answer.Refused(reason.getMessage(), Optional.empty());
  }

  /** What {@code drift} says of one database, each snapshot compared once. */
  private static final class Compared implements Snapshots {
    private final Map<String, SnapshotDocument> documents;
    private final SchemaSnapshot found;
    private final Map<Asked, List<Difference>> compared = new HashMap<>();

    private record Asked(String file, Set<Extra> extras) {}

    Compared(Map<String, SnapshotDocument> documents, SchemaSnapshot found) {
      this.documents = documents;
      this.found = found;
    }

    @Override
    public Answer compare(Question question) {
      SnapshotDocument document = documents.get(question.file().name());
      SchemaSnapshot expected = document.snapshot().limitedTo(question.extras());
      SchemaSnapshot there = found.limitedTo(question.extras());
      List<Difference> all =
          compared.computeIfAbsent(
              new Asked(document.file(), question.extras()),
              asked -> SnapshotDiff.between(expected, there));
      Selection selection = new Selection(question.objects(), question.kinds(), question.except());
      List<Difference> selected =
          selection.of(all, expected, there).stream()
              .filter(one -> question.closed() || one.kind() != Difference.Kind.UNEXPECTED)
              .toList();
      return new Answer.Compared(
          findings(document).ofAlone(selected).stream().map(Compared::unlessNewer).toList(),
          selection.number(expected),
          selection.matchingNothing(expected, there));
    }

    /** Whether a changeset that has run makes it, the engine knows. */
    private static Finding unlessNewer(Finding finding) {
      return finding.outcome() instanceof Outcome.Broken broken
              && finding.rule().name().equals(Difference.Kind.UNEXPECTED.toString())
          ? new Finding(
              finding.rule(),
              finding.place(),
              finding.about(),
              broken.withHint(broken.hint().map(ChangelogAdvice.UNLESS_NEWER::concat)),
              finding.severity())
          : finding;
    }

    /** Which changeset makes an object, and where the rule stands, the engine knows. */
    private static DriftFindings findings(SnapshotDocument document) {
      return new DriftFindings(
          new DriftFindings.Expectation(document.snapshot(), document.file(), document.lines()));
    }
  }
}
