package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schemaassurance.model.Access;
import org.schemaassurance.model.Access.Namesake;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.RoleSetting;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.SettingsCheck.DeclaredSettings;

/**
 * What is odd about a search_path that somebody has set, and harms only statements that nobody has
 * seen: warnings, unless nobody can have meant it.
 */
record WrittenSearchPaths(DeclaredSettings declared, Access access) {
  private static final String SERVERS_OWN = "pg_catalog";

  List<Judgement> judge(SessionScopes scopes) {
    List<Judgement> judgements = new ArrayList<>();
    Set<String> said = new TreeSet<>();
    for (SessionScopes.Scope scope : scopes.all()) {
      Optional<RoleSetting> setting = scope.setting("search_path");
      if (setting.isPresent() && said.add(setting.get().scope())) {
        missing(setting.get(), scope).ifPresent(judgements::add);
        beforeTheServersOwn(setting.get()).ifPresent(judgements::add);
      }
    }
    return judgements;
  }

  /** Where every statement has the schema in it, nothing comes of that. */
  private Optional<Judgement> missing(RoleSetting setting, SessionScopes.Scope scope) {
    List<String> path = NamesUnderSearchPath.path(scope).toList();
    List<QualifiedName> lost =
        declared.leadsTo().stream()
            .filter(table -> namesakes(table).stream().map(Namesake::name).anyMatch(table::equals))
            .filter(table -> NamesUnderSearchPath.first(namesakes(table), scope).isEmpty())
            // On the path and not usable: that is for who looks at rights.
            .filter(table -> !path.contains(table.schema()))
            .toList();
    String names = lost.stream().map(QualifiedName::toString).collect(Collectors.joining(", "));
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    String expected = "a search_path that leads to " + names;
    String consequence = ", under which their names without a schema lead to nothing";
    return Optional.of(
        isQuotedAsAWhole(setting, lost)
            ? odd(
                setting,
                expected,
                ", which is one schema with a comma in its name" + consequence,
                "Quote each schema instead of all together, or ")
            : odd(setting, expected, consequence, "Write the schema in every statement, or ")
                .asWarning());
  }

  /** Whether one name was meant as several, among them a schema of the tables. */
  private static boolean isQuotedAsAWhole(RoleSetting setting, List<QualifiedName> lost) {
    return SearchPathText.schemas(setting.value()).stream()
        .flatMap(name -> SearchPathText.takenForOne(name).stream())
        .anyMatch(meant -> lost.stream().map(QualifiedName::schema).anyMatch(meant::equals));
  }

  private List<Namesake> namesakes(QualifiedName table) {
    return access.namesakes().stream()
        .filter(other -> other.name().name().equals(table.name()))
        .toList();
  }

  /** Not named, it comes first. */
  private static Optional<Judgement> beforeTheServersOwn(RoleSetting setting) {
    List<String> schemas = SearchPathText.schemas(setting.value());
    int position = schemas.indexOf(SERVERS_OWN);
    return position <= 0
        ? Optional.empty()
        : Optional.of(
            odd(
                    setting,
                    "a search_path with " + SERVERS_OWN + " first, or without it",
                    ", under which functions and operators of "
                        + String.join(", ", schemas.subList(0, position))
                        + " stand before the server's",
                    "Unless that is meant, ")
                .asWarning());
  }

  private static Judgement odd(
      RoleSetting setting, String expected, String consequence, String instead) {
    return Judgement.broken(
        SettingValues.object(setting),
        Phrase.of(expected),
        Phrase.of("search_path " + setting.value() + " for " + setting.scope())
            .saying(setting.value() + " for " + setting.scope() + consequence),
        instead + setting.reset());
  }
}
