package org.schemaassurance.verify.checks;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.Access;
import org.schemaassurance.model.Access.Namesake;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.RoleSetting;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.SettingsCheck.DeclaredSettings;

/**
 * Where an unqualified name leads under the search_path that sessions start with: to the table that
 * is meant, to none, or to another of that name. Source: recomputeNamespacePath in
 * catalog/namespace.c, which passes by the schemas that the role may not use.
 */
record NamesUnderSearchPath(DeclaredSettings declared, Access access) {

  List<Judgement> judge(SessionScopes scopes) {
    Map<String, List<Namesake>> namesakes =
        access.namesakes().stream().collect(groupingBy(namesake -> namesake.name().name()));
    List<Judgement> judgements = new ArrayList<>();
    for (QualifiedName table : declared.leadsTo()) {
      List<Namesake> candidates = namesakes.getOrDefault(table.name(), List.of());
      // Where there is no other of that name, no path leads to it.
      if (candidates.stream().anyMatch(other -> !other.standsFor().equals(table))) {
        judgements.addAll(judge(table, candidates, scopes));
      }
    }
    return judgements;
  }

  private List<Judgement> judge(
      QualifiedName table, List<Namesake> candidates, SessionScopes scopes) {
    List<Judgement> judgements = new ArrayList<>();
    List<QualifiedName> said = new ArrayList<>();
    for (SessionScopes.Scope scope : scopes.all()) {
      first(candidates, scope)
          .filter(first -> !first.standsFor().equals(table))
          .map(Namesake::name)
          .filter(first -> !said.contains(first))
          .ifPresent(
              other -> {
                said.add(other);
                judgements.add(elsewhere(table, other, scope));
              });
    }
    return judgements;
  }

  /** Which of some tables of one name it leads to. */
  static Optional<Namesake> first(List<Namesake> candidates, SessionScopes.Scope scope) {
    return path(scope)
        .flatMap(
            schema ->
                candidates.stream()
                    .filter(other -> other.name().schema().equals(schema))
                    .filter(other -> isUsable(other, scope)))
        .findFirst();
  }

  private static boolean isUsable(Namesake other, SessionScopes.Scope scope) {
    return scope.role().isEmpty() || other.usableBy().contains(scope.role().get());
  }

  /** The server's own schema comes first where the path does not name it. */
  static Stream<String> path(SessionScopes.Scope scope) {
    List<String> written = SearchPathText.schemas(text(scope));
    Stream<String> first = written.contains("pg_catalog") ? Stream.of() : Stream.of("pg_catalog");
    return Stream.concat(first, written.stream())
        .map(
            schema ->
                schema.equals(SearchPathText.OWN_SCHEMA) ? scope.role().orElse(schema) : schema);
  }

  private static String text(SessionScopes.Scope scope) {
    return scope.setting("search_path").map(RoleSetting::value).orElse(SearchPathText.BUILT_IN);
  }

  private Judgement elsewhere(QualifiedName table, QualifiedName other, SessionScopes.Scope scope) {
    Optional<RoleSetting> setting = scope.setting("search_path");
    String whose =
        setting
            .map(RoleSetting::scope)
            .or(() -> scope.role().map(role -> "role " + SqlIdentifier.display(role)))
            .orElse("everybody");
    return Judgement.broken(
        table.toString(),
        Phrase.of("search_path that leads to " + table)
            .saying(
                "that the name "
                    + SqlIdentifier.display(table.name())
                    + " leads to it, or to nothing"),
        Phrase.of(other + " under search_path " + text(scope))
            .saying(
                "that it leads to " + other + " under search_path " + text(scope) + " of " + whose),
        setting
            .map(RoleSetting::reset)
            .orElseGet(
                () ->
                    "ALTER TABLE "
                        + other
                        + " RENAME TO "
                        + SqlIdentifier.display(other.name() + "_other")
                        + ";"));
  }
}
