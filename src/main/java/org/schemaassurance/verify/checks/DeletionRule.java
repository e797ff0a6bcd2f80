package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.ReferentialAction;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.BodyStatement;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.RowWrites;
import org.schemaassurance.sql.RowWrites.Kind;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.TriggerBody;
import org.schemaassurance.verify.Evidence;

/**
 * A rewrite rule on DELETE: whether all that it does is to mark the row as deleted instead, or to
 * note it down in a table of somebody else's. Statements that insert and update never meet it.
 *
 * @param table the rule's own
 */
record DeletionRule(Table table, Table.RewriteRule rule, Evidence evidence) {
  private static final Pattern MARK =
      Pattern.compile("(?:.*_)?(?:deleted|removed|archived|erased)(?:_.*)?");
  private static final Pattern TIME = Pattern.compile("timestamp|date");
  private static final Pattern HEAD =
      Pattern.compile("(?is)^CREATE RULE .*? ON DELETE TO .*? DO\\s+(?:INSTEAD\\b|ALSO\\b)?\\s*");

  /** Whether nothing that rules speak of is touched, as far as can be seen. */
  boolean isEveryday() {
    return rule.event().equals("DELETE")
        && table.kind().equals("table")
        && actions().filter(this::areEveryday).isPresent()
        && !(rule.instead() && somebodyRelies());
  }

  /** Those of its definition; empty where it cannot be read. */
  private Optional<List<BodyStatement>> actions() {
    String text = HEAD.matcher(rule.definition()).replaceFirst("").strip().replaceFirst(";$", "");
    String single = text.startsWith("(") ? text.substring(1, text.length() - 1) : text;
    String each = single.strip().endsWith(";") ? single : single + ";";
    try {
      return Optional.of(TriggerBody.of("BEGIN " + each + " END").statements());
    } catch (SqlTextException unreadable) {
      return Optional.empty();
    }
  }

  /** A row that is neither deleted nor marked would be none that anybody asked for. */
  private boolean areEveryday(List<BodyStatement> actions) {
    boolean marks = actions.stream().anyMatch(BodyStatement.Update.class::isInstance);
    return !actions.isEmpty()
        && marks == rule.instead()
        && actions.stream().allMatch(this::isEveryday);
  }

  private boolean isEveryday(BodyStatement action) {
    if (action instanceof BodyStatement.Update update) {
      return marksTheRow(update);
    }
    if (action instanceof BodyStatement.Nothing) {
      return true;
    }
    return action instanceof BodyStatement.Insertion insertion
        && insertion.source().isEmpty()
        && insertion.instead().isEmpty()
        && isPlain(insertion.values())
        && isOfOthers(insertion);
  }

  /** A row that is not deleted but marked is an everyday matter: that one, and no other. */
  private boolean marksTheRow(BodyStatement.Update update) {
    return update.schema().equals(Optional.of(table.name().schema()))
        && update.table().equals(table.name().name())
        && update.columns().stream().allMatch(this::isMark)
        && isPlain(update.values())
        && update.values().stream()
            .flatMap(value -> value.tokens().stream())
            .noneMatch(token -> token.isWord("null") || token.isWord("old"))
        && isOfTheRow(update.condition());
  }

  private boolean isMark(String name) {
    return table
        .column(name)
        .filter(Column::nullable)
        .filter(column -> TIME.matcher(column.type()).lookingAt())
        .filter(column -> MARK.matcher(name).matches())
        .isPresent();
  }

  private static boolean isPlain(List<Text> values) {
    return values.stream().allMatch(value -> PlainExpression.objection(value.tokens()).isEmpty());
  }

  /** {@code orders.id = old.id}, of each column of the primary key, and nothing is alternative. */
  private boolean isOfTheRow(Text condition) {
    List<String> words = condition.tokens().stream().map(token -> token.text()).toList();
    return PlainExpression.objection(condition.tokens()).isEmpty()
        && !words.contains("or")
        && !words.contains("not")
        && table.indexes().stream()
            .filter(Index::primary)
            .anyMatch(key -> key.keys().stream().allMatch(column -> isSameAsOld(words, column)));
  }

  private static boolean isSameAsOld(List<String> words, String column) {
    return IntStream.range(0, words.size() - 4)
        .anyMatch(i -> words.subList(i, i + 5).equals(List.of(column, "=", "old", ".", column)));
  }

  /** A table that rules do not speak of, and where nothing else happens. */
  private boolean isOfOthers(BodyStatement.Insertion insertion) {
    if (insertion.schema().isEmpty()) {
      return false;
    }
    QualifiedName name = new QualifiedName(insertion.schema().get(), insertion.table());
    boolean spokenOf =
        evidence.declarations().stream()
            .flatMap(declaration -> declaration.mentions().stream())
            .anyMatch(mention -> mention.table().equals(name));
    return !spokenOf
        && evidence
            .further()
            .read(CatalogRequest.ofTable(name))
            .table(name)
            .filter(written -> written.kind().equals("table") && written.triggers().isEmpty())
            .filter(written -> written.surroundings().rewriteRules().isEmpty())
            .isPresent();
  }

  /** Whether a key, or a routine that rules speak of, deletes rows here. */
  private boolean somebodyRelies() {
    return table.foreignKeys().stream()
            .anyMatch(key -> key.actions().onDelete() == ReferentialAction.CASCADE)
        || declaredRoutines().stream().anyMatch(this::deletes);
  }

  private List<Routine> declaredRoutines() {
    List<CatalogRequest> requests =
        evidence.declarations().stream()
            .filter(FunctionCheck.DeclaredFunction.class::isInstance)
            .map(declaration -> declaration.request())
            .toList();
    return requests.isEmpty()
        ? List.of()
        : evidence.further().read(CatalogRequest.union(requests)).routines();
  }

  private boolean deletes(Routine routine) {
    try {
      return RowWrites.in(routine.body()).stream()
          .filter(write -> write.kind() == Kind.DELETE || write.kind() == Kind.MERGE_THAT_DELETES)
          .anyMatch(write -> write.table().filter(it -> !it.mayMean(table.name())).isEmpty());
    } catch (SqlTextException unreadable) {
      return true;
    }
  }
}
