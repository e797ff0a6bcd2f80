package org.schemaassurance.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;

/**
 * Functions of the same signature that do something else: nothing at all, or the same with one
 * token changed. The tokens are those that a hand edit gets wrong: a literal, a comparison, a
 * connective, a negation.
 */
final class BodySabotage implements SabotageSource {
  private static final Set<String> LANGUAGES = Set.of("sql", "plpgsql");

  /** A token that is replaced, the first of its kind in the body. */
  private record Edit(String sabotage, Token token, String replacement) {}

  @Override
  public Set<String> noticedBy() {
    return Set.of("function");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject.routines().stream()
        .filter(routine -> LANGUAGES.contains(routine.language()))
        // A body in the form of the SQL standard is not stored as text.
        .filter(routine -> !routine.body().startsWith("BEGIN ATOMIC"))
        .flatMap(BodySabotage::mutants);
  }

  private static Stream<Mutant> mutants(Routine routine) {
    return Stream.concat(
        Stream.of(mutant(routine, "body emptied", emptyBody(routine))),
        edits(routine.body())
            .map(edit -> mutant(routine, edit.sabotage(), applied(edit, routine.body()))));
  }

  private static String emptyBody(Routine routine) {
    String result = routine.result();
    if (routine.language().equals("sql")) {
      return result.equals("void") || result.isEmpty() ? "SELECT 1" : "SELECT NULL::" + result;
    }
    return switch (result) {
      case "trigger" -> "BEGIN RETURN NEW; END";
      case "void", "" -> "BEGIN END";
      default ->
          result.startsWith("SETOF ") || result.startsWith("TABLE(")
              ? "BEGIN RETURN; END"
              : "BEGIN RETURN NULL; END";
    };
  }

  private static Stream<Edit> edits(String body) {
    List<Token> tokens = SqlLexer.tokenize(body);
    List<Edit> edits = new ArrayList<>();
    first(tokens, token -> token.kind() == Token.Kind.STRING)
        .map(token -> new Edit("another literal", token, SqlLiteral.of(token.text() + "x")))
        .ifPresent(edits::add);
    first(tokens, token -> token.kind() == Token.Kind.NUMBER)
        .map(token -> new Edit("another number", token, token.text() + "1"))
        .ifPresent(edits::add);
    swap(tokens, "=", "<>").ifPresent(edits::add);
    swap(tokens, "<>", "=").ifPresent(edits::add);
    swap(tokens, "<", ">=").ifPresent(edits::add);
    swap(tokens, ">", "<=").ifPresent(edits::add);
    first(tokens, token -> token.isWord("and"))
        .map(token -> new Edit("OR in place of AND", token, "OR"))
        .ifPresent(edits::add);
    isNull(tokens).ifPresent(edits::add);
    negation(tokens).ifPresent(edits::add);
    return edits.stream();
  }

  private static Optional<Edit> swap(List<Token> tokens, String operator, String other) {
    return first(tokens, token -> token.isOperator(operator))
        .map(token -> new Edit(other + " in place of " + operator, token, other));
  }

  private static Optional<Edit> isNull(List<Token> tokens) {
    return IntStream.range(1, tokens.size())
        .filter(index -> tokens.get(index - 1).isWord("is") && tokens.get(index).isWord("null"))
        .mapToObj(
            index -> new Edit("IS NOT NULL in place of IS NULL", tokens.get(index), "NOT NULL"))
        .findFirst();
  }

  private static Optional<Edit> negation(List<Token> tokens) {
    return IntStream.range(1, tokens.size())
        .filter(index -> tokens.get(index - 1).isWord("not") && tokens.get(index).isWord("exists"))
        .mapToObj(index -> new Edit("EXISTS in place of NOT EXISTS", tokens.get(index - 1), ""))
        .findFirst();
  }

  private static Optional<Token> first(List<Token> tokens, Predicate<Token> condition) {
    return tokens.stream().filter(condition).findFirst();
  }

  private static String applied(Edit edit, String body) {
    return body.substring(0, edit.token().start())
        + edit.replacement()
        + body.substring(edit.token().end());
  }

  /** Everything but the body stays as the server says it is. */
  private static Mutant mutant(Routine routine, String sabotage, String body) {
    String sql =
        """
        DO $sabotage$
        DECLARE
          routine pg_catalog.regprocedure := %s::pg_catalog.regprocedure;
          body text := (SELECT prosrc FROM pg_catalog.pg_proc WHERE oid = routine);
        BEGIN
          EXECUTE pg_catalog.replace(pg_catalog.pg_get_functiondef(routine), body, %s);
        END
        $sabotage$"""
            .formatted(SqlLiteral.of(Quoted.signature(routine)), SqlLiteral.of(body));
    return new Mutant(
        "function",
        routine.name().toString(),
        sabotage,
        sql,
        "check: function, function: " + routine.signature() + ", body_from: …");
  }
}
