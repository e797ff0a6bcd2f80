package org.schemaassurance.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.SourceLocation;

/**
 * What has to happen, in statements that are tried and rolled back.
 *
 * @param name what has to happen, in words; unique among the rules and behaviours of a run
 * @param section the heading under which a report shows it
 * @param hint what the author tells the reader to do where it does not happen
 * @param actor who runs the {@code when}
 * @param given statements that set the stage, with the rights of the connecting role
 * @param when statements that are tried
 * @param expected what has to come of them
 */
public record Behaviour(
    String name,
    String section,
    Severity severity,
    Optional<String> hint,
    Actor actor,
    List<String> given,
    List<String> when,
    Expected expected,
    SourceLocation location) {
  /** In the place of a check's name. */
  public static final String KIND = "behaviour";

  public Behaviour {
    given = List.copyOf(given);
    when = List.copyOf(when);
  }

  /** Who runs the {@code when}. */
  public sealed interface Actor {
    /** The role that connects. */
    record Connecting() implements Actor {}

    /** Roles by their names; each has to see it happen. */
    record Named(List<String> roles) implements Actor {
      public Named {
        roles = List.copyOf(roles);
      }
    }

    /**
     * Every role that may log in and has the right.
     *
     * @param columns on each of which it has to have it; none where any column, or the table, will
     *     do
     */
    record WhoeverMay(Right right, QualifiedName table, List<String> columns) implements Actor {
      public WhoeverMay {
        columns = List.copyOf(columns);
      }
    }
  }

  /** A right on a table. */
  public enum Right {
    SELECT,
    INSERT,
    UPDATE,
    DELETE
  }

  /** What has to come of the {@code when}. */
  public sealed interface Expected {
    /** It succeeds, and queries behind it have these answers. */
    record Answers(List<Answer> answers) implements Expected {
      public Answers {
        answers = List.copyOf(answers);
      }
    }

    /**
     * It fails.
     *
     * @param sqlState five characters: PostgreSQL manual, appendix A
     */
    record Failure(String sqlState) implements Expected {}
  }

  /**
   * A query, and what it has to answer.
   *
   * @param rows in the query's order, each value as PostgreSQL writes it, empty for NULL; or
   * @param count how many there are
   */
  public record Answer(
      String query, Optional<List<List<Optional<String>>>> rows, Optional<Long> count) {}

  /** For its findings. */
  public RuleIdentity identity() {
    return new RuleIdentity(name, KIND, section);
  }

  /** Where it stands. */
  public FileLine place() {
    return location.fileLine();
  }

  /** What it is about: the table, where whoever may do something there acts, otherwise itself. */
  public String object() {
    return table().map(QualifiedName::toString).orElse(name);
  }

  /** Whether a word is in its name, its statements or its queries. */
  public boolean speaksOf(String word) {
    Stream<String> queries =
        expected instanceof Expected.Answers answers
            ? answers.answers().stream().map(Answer::query)
            : Stream.of();
    Pattern pattern = Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])");
    return Stream.of(Stream.of(name), given.stream(), when.stream(), queries)
        .flatMap(Function.identity())
        .anyMatch(text -> pattern.matcher(text).find());
  }

  /** The table whose users act. */
  public Optional<QualifiedName> table() {
    return actor instanceof Actor.WhoeverMay whoever
        ? Optional.of(whoever.table())
        : Optional.empty();
  }

  /**
   * The object of a finding.
   *
   * @param role who acted
   */
  public JudgedObject about(String role) {
    String said = table().map(table -> table + ", as " + role).orElse("As " + role);
    return new JudgedObject(object(), said, Optional.empty());
  }
}
