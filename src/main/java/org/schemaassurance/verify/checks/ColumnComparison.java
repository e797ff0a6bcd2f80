package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.SqlExpression;
import org.schemaassurance.sql.TypeName;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;

/** In what a column differs from its declaration. */
final class ColumnComparison {
  private static final Pattern MODIFIER = Pattern.compile("\\([^)]*\\)");
  static final String ANY_SCHEMA = "*.";
  private static final Pattern SCHEMA =
      Pattern.compile("(?:[a-z_][a-z0-9_$]*|\"(?:[^\"]|\"\")*\")\\.");

  private final DeclaredColumn declared;
  private final Column column;
  private final TableExpressions expressions;
  private final Comparison comparison;
  private final AlteredColumn toDo;

  private final Optional<MadeUpIds> ids;
  private final String object;

  private ColumnComparison(
      String object,
      DeclaredColumn declared,
      Column column,
      TableExpressions expressions,
      Optional<MadeUpIds> ids) {
    this.declared = declared;
    this.column = column;
    this.expressions = expressions;
    this.comparison = new Comparison(object);
    this.ids = ids;
    this.object = object;
    this.toDo = new AlteredColumn(expressions.table(), column);
  }

  /**
   * @param ids that tells which functions do as well as the server's own; empty where none does
   */
  static List<Judgement> of(
      Table table,
      String name,
      DeclaredColumn declared,
      Evidence evidence,
      Optional<MadeUpIds> ids) {
    TableExpressions expressions = TableExpressions.of(table, evidence);
    String object = table.name() + "." + SqlIdentifier.display(name);
    return table
        .column(name)
        .map(
            column ->
                new ColumnComparison(object, declared, column, expressions, ids).differences())
        .orElseGet(
            () ->
                List.of(
                    Judgement.notAsBuilt(
                        object, "a column" + typeWords(declared), "none of that name")));
  }

  private static String typeWords(DeclaredColumn declared) {
    return declared.types().isEmpty() ? "" : " of type " + String.join(" or ", declared.types());
  }

  private List<Judgement> differences() {
    compareType();
    declared.nullable().ifPresent(this::compareNullability);
    compareDefault();
    compareCollation();
    compareGenerated();
    declared.identity().ifPresent(this::compareIdentity);
    return comparison.differences();
  }

  private void compareType() {
    if (!declared.types().isEmpty()
        && declared.types().stream().noneMatch(type -> isOfType(column.type(), type))) {
      comparison.differs("type", String.join(" or ", declared.types()), column.type());
    }
  }

  /** A declared type without a length takes any length. */
  private static boolean isOfType(String found, String declared) {
    String canonical = TypeName.canonical(found);
    return canonical.equals(declared)
        || (!declared.contains("(") && MODIFIER.matcher(canonical).replaceAll("").equals(declared));
  }

  private void compareNullability(boolean nullable) {
    comparison.expectEqual(
        "",
        nullability(nullable),
        nullability(column.nullable()),
        nullable ? toDo.nullable(true) : notNull());
  }

  /** Where rows leave the column out, they need its default before. */
  private String notNull() {
    if (hasDefault() || declared.defaults().contains(DeclaredColumn.NO_DEFAULT)) {
      return toDo.nullable(false);
    }
    String withDefault = toDo.defaultOf(declared.defaults());
    return withDefault.equals(Judgement.APPLY_CHANGELOG)
        ? withDefault
        : withDefault + "\n" + toDo.nullable(false);
  }

  private static String nullability(boolean nullable) {
    return nullable ? "nullable" : "NOT NULL";
  }

  private void compareDefault() {
    if (hasDefault()) {
      compareZone();
      return;
    }
    Optional<MadeUpIds.Kind> kind =
        declared.defaults().contains(MadeUpIds.BUILT_IN)
            ? ids.flatMap(made -> made.of(column))
            : Optional.empty();
    if (kind.filter(MadeUpIds.Kind.FRESH::equals).isPresent()) {
      return;
    }
    Comparison defaults = new Comparison(object);
    defaults.differs(
        "default",
        String.join(" or ", declared.defaults()),
        column.defaultExpression().orElse(DeclaredColumn.NO_DEFAULT),
        toDo.defaultOf(declared.defaults()));
    boolean unseen = kind.filter(MadeUpIds.Kind.UNSEEN::equals).isPresent();
    defaults
        .differences()
        .forEach(difference -> comparison.add(unseen ? difference.asWarning() : difference));
  }

  /** A text that is right where the column has no zone, and wrong where it has one. */
  private void compareZone() {
    if (!column.zonedBySession() || declared.types().isEmpty()) {
      return;
    }
    Comparison zone = new Comparison(object);
    zone.differs(
        "default",
        "with a time zone, as " + column.type(),
        column.defaultExpression().orElse("")
            + ", which has none and is taken for one of the session's TimeZone",
        toDo.defaultOf(List.of("now()")));
    zone.differences()
        .forEach(
            difference ->
                comparison.add(
                    declared.defaults().isEmpty() ? difference.asWarning() : difference));
  }

  private boolean hasDefault() {
    return declared.defaults().isEmpty() || declared.defaults().stream().anyMatch(this::isDefault);
  }

  private boolean isDefault(String expected) {
    return expected.equals(DeclaredColumn.NO_DEFAULT)
        ? isNoDefault()
        : column.defaultExpression().filter(found -> isExpression(expected, found)).isPresent();
  }

  /** A function's own extension may have been created in any schema. */
  private boolean isExpression(String expected, String found) {
    return expected.startsWith(ANY_SCHEMA)
        ? SCHEMA.matcher(found).lookingAt()
            && SqlExpression.sameMeaning(
                expected.substring(ANY_SCHEMA.length()), SCHEMA.matcher(found).replaceFirst(""))
        : expressions.sameDefault(expected, found, column);
  }

  /**
   * The server keeps DEFAULT NULL where a type has a length; that a column is generated is said.
   */
  private boolean isNoDefault() {
    return column.generated()
        || column
            .defaultExpression()
            .filter(expression -> !SqlExpression.sameMeaning(expression, "NULL"))
            .isEmpty();
  }

  /** Under a nondeterministic collation {@code status = 'active'} is true of other texts too. */
  private void compareCollation() {
    String found = column.collation().map(Column.Collation::name).orElse("that of the type");
    if (declared.collation().filter(DeclaredColumn.ANY_COLLATION::equals).isPresent()) {
      return;
    }
    if (declared.collation().isPresent()) {
      comparison.expectEqual("collation", declared.collation().get(), found);
    } else if (column.collation().filter(collation -> !collation.deterministic()).isPresent()) {
      comparison.differs(
          "a collation", "that tells different texts apart", found + ", which is nondeterministic");
    }
  }

  private void compareGenerated() {
    boolean ofEitherKind =
        declared.defaults().stream().anyMatch(text -> !text.equals(DeclaredColumn.NO_DEFAULT));
    Optional<Boolean> expected =
        declared.generated().or(() -> ofEitherKind ? Optional.empty() : Optional.of(false));
    if (expected.isPresent() && expected.get() != column.generated()) {
      comparison.differs(
          "a column",
          expected.get() ? "that is GENERATED" : "that is not GENERATED",
          column.generated()
              ? "GENERATED ALWAYS AS (" + column.defaultExpression().orElse("") + ")"
              : "a plain one",
          toDo.plain(expected.get()));
    }
  }

  private void compareIdentity(boolean identity) {
    comparison.expectEqual(
        "a column", identity(identity), identity(column.identity()), Judgement.APPLY_CHANGELOG);
  }

  private static String identity(boolean identity) {
    return identity ? "that is IDENTITY" : "that is not IDENTITY";
  }
}
