package org.schemaassurance.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.rules.Behaviour;
import org.schemaassurance.rules.Behaviour.Answer;
import org.schemaassurance.rules.Behaviour.Expected;
import org.schemaassurance.sql.Statements;

/**
 * The statements of one behaviour tried by one role, in their order.
 *
 * @param given with the rights and settings of the role that connected
 * @param becoming take the acting role's settings and rights
 * @param when what is tried, and all that was deferred
 * @param judging go back to the role that connected
 * @param answers what is asked then; none where a failure is expected
 */
record Script(
    List<String> given,
    List<String> becoming,
    List<String> when,
    List<String> judging,
    List<Answer> answers) {
  private static final List<String> JUDGE =
      Statements.of(NamedSql.of(Script.class, "judge").text());

  /**
   * @param limit the longest that a statement may take
   */
  static Script of(Behaviour behaviour, Performer performer, Duration limit) {
    List<Answer> answers =
        behaviour.expected() instanceof Expected.Answers expected ? expected.answers() : List.of();
    return new Script(
        behaviour.given(),
        becoming(behaviour, performer, limit),
        Stream.concat(behaviour.when().stream(), Stream.of("SET CONSTRAINTS ALL IMMEDIATE"))
            .toList(),
        answers.isEmpty() ? List.of() : JUDGE,
        answers);
  }

  private static List<String> becoming(Behaviour behaviour, Performer performer, Duration limit) {
    boolean backslashes = behaviour.when().stream().anyMatch(statement -> statement.contains("\\"));
    RoleSettings settings = performer.settings();
    List<String> statements = new ArrayList<>(settings.statements(limit, backslashes));
    if (!performer.isSession()) {
      statements.add("SET LOCAL ROLE " + SqlIdentifier.quote(performer.role()));
    }
    settings
        .role()
        .ifPresent(role -> statements.add("SET LOCAL ROLE " + SqlIdentifier.quote(role)));
    if (settings.readOnlyFor().isPresent()) {
      statements.add("SET LOCAL transaction_read_only = on");
    }
    return statements;
  }

  /** All of it, as a person reads it. */
  List<String> statements() {
    return Stream.of(given, becoming, when, judging, answers.stream().map(Answer::query).toList())
        .flatMap(List::stream)
        .toList();
  }
}
