package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.RoleSetting;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;

/**
 * Where a name without a schema leads for roles that make a trigger fire and start with a {@code
 * search_path} of their own.
 *
 * @param event at which the trigger fires
 * @param name in its function
 */
record PathsOfRoles(OnlookingTrigger onlooker, Trigger.Event event, String name) {
  private static final String SEARCH_PATH = "search_path";

  /**
   * That it leads one of them to nothing, or elsewhere, as a sentence goes on.
   *
   * @param meant where it leads everybody else
   */
  Optional<String> objection(Table meant) {
    List<RoleSetting> settings = onlooker.evidence().schema().settings();
    List<String> roles =
        settings.stream()
            .filter(setting -> setting.name().equals(SEARCH_PATH))
            .flatMap(setting -> setting.role().stream())
            .distinct()
            .toList();
    if (roles.isEmpty()) {
      return Optional.empty();
    }
    return onlooker.evidence().further().rolesThatMay(onlooker.table().name(), event).stream()
        .filter(roles::contains)
        .map(role -> SessionScopes.scope(Optional.of(role), settings))
        .flatMap(scope -> objection(meant, scope).stream())
        .findFirst();
  }

  private Optional<String> objection(Table meant, SessionScopes.Scope scope) {
    List<QualifiedName> candidates =
        NamesUnderSearchPath.path(scope).map(schema -> new QualifiedName(schema, name)).toList();
    LiveSchema live =
        onlooker
            .evidence()
            .further()
            .read(CatalogRequest.union(candidates.stream().map(CatalogRequest::ofTable).toList()));
    Optional<QualifiedName> first =
        candidates.stream().filter(candidate -> live.table(candidate).isPresent()).findFirst();
    return first.equals(Optional.of(meant.name()))
        ? Optional.empty()
        : scope
            .setting(SEARCH_PATH)
            .map(
                setting ->
                    "whose name leads to %s under search_path %s of %s"
                        .formatted(
                            first.map(QualifiedName::toString).orElse("nothing"),
                            setting.value(),
                            setting.scope()));
  }
}
