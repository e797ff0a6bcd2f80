package org.schemaassurance.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Severity;
import org.schemaassurance.rules.Behaviour.Actor;
import org.schemaassurance.rules.Behaviour.Answer;
import org.schemaassurance.rules.Behaviour.Expected;
import org.schemaassurance.sql.GivenColumns;
import org.schemaassurance.sql.SingleQuery;
import org.schemaassurance.sql.Statements;
import org.schemaassurance.sql.TriedStatement;
import org.schemaassurance.yaml.YamlMapping;

/** Reads one behaviour of a rule file; what may not be tried is refused here already. */
final class BehaviourReader {
  private static final Pattern SQL_STATE = Pattern.compile("[0-9A-Z]{5}");

  /** Who is refused for lack of a right need not have it. */
  private static final String NOT_ALLOWED = "42501";

  private BehaviourReader() {}

  /**
   * @param section the heading that it stands under
   */
  static Behaviour read(YamlMapping mapping, String section) {
    List<String> when = statements(mapping, "when");
    Behaviour behaviour =
        new Behaviour(
            mapping.text(Behaviour.KIND),
            section,
            mapping.optionalChoice("severity", Severity.class).orElse(Severity.ERROR),
            mapping.optionalText("hint"),
            actor(mapping, when),
            mapping.has("given") ? statements(mapping, "given") : List.of(),
            when,
            expected(mapping),
            mapping.location());
    mapping.refuseUnknownKeys();
    return behaviour;
  }

  private static Actor actor(YamlMapping mapping, List<String> when) {
    if (!mapping.has("as")) {
      return new Actor.Connecting();
    }
    if (!mapping.givesMapping("as")) {
      return new Actor.Named(mapping.texts("as"));
    }
    YamlMapping whoever = mapping.optionalMapping("as").orElseThrow();
    Behaviour.Right right = whoever.choice("whoever_may", Behaviour.Right.class);
    QualifiedName table = whoever.qualifiedName("on");
    Actor actor =
        new Actor.WhoeverMay(
            right,
            table,
            whoever
                .optionalTexts("columns")
                .orElseGet(
                    () ->
                        mapping.optionalText("error").filter(NOT_ALLOWED::equals).isPresent()
                            ? List.of()
                            : columns(right, table, when)));
    whoever.refuseUnknownKeys();
    return actor;
  }

  /** Who may write these columns alone cannot be expected to write others. */
  private static List<String> columns(
      Behaviour.Right right, QualifiedName table, List<String> when) {
    return switch (right) {
      case INSERT -> GivenColumns.inserted(when, table);
      case UPDATE -> GivenColumns.updated(when, table);
      case SELECT, DELETE -> List.of();
    };
  }

  private static List<String> statements(YamlMapping mapping, String key) {
    String text = mapping.text(key);
    return mapping.parsed(
        key,
        () -> {
          List<String> statements = Statements.of(text);
          statements.forEach(TriedStatement::require);
          return statements;
        });
  }

  private static Expected expected(YamlMapping mapping) {
    Optional<String> error = mapping.optionalText("error");
    if (error.isPresent() == mapping.has("then")) {
      throw mapping.problemWith(
          "then",
          "expected either 'then' or 'error', found " + (error.isPresent() ? "both" : "neither"));
    }
    if (error.isEmpty()) {
      return new Expected.Answers(
          mapping.mappings("then").stream().map(BehaviourReader::answer).toList());
    }
    if (!SQL_STATE.matcher(error.get()).matches()) {
      throw mapping.problemWith(
          "error",
          "expected a SQLSTATE for 'error', five characters such as \"23503\", found "
              + mapping.quoted(error.get()));
    }
    return new Expected.Failure(error.get());
  }

  private static Answer answer(YamlMapping mapping) {
    String text = mapping.text("query");
    String query =
        mapping.parsed(
            "query",
            () -> {
              TriedStatement.require(SingleQuery.of(text));
              return SingleQuery.of(text);
            });
    Answer answer = new Answer(query, mapping.optionalRows("rows"), mapping.optionalCount("count"));
    if (answer.rows().isPresent() == answer.count().isPresent()) {
      throw mapping.problemWith(
          "rows",
          "expected either 'rows' or 'count', found "
              + (answer.rows().isPresent() ? "both" : "neither"));
    }
    mapping.refuseUnknownKeys();
    return answer;
  }
}
