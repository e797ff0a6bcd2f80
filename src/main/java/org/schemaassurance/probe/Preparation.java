package org.schemaassurance.probe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.rules.Behaviour;
import org.schemaassurance.rules.Behaviour.Actor;

/**
 * What the catalog tells before anything is tried.
 *
 * @param casts who acts
 * @param effects what each behaviour sets off
 */
record Preparation(Map<Actor, Cast> casts, Map<Behaviour, Effects> effects) {
  private static final String DEFAULT_SCHEMA = "public";

  /**
   * Asks the catalog.
   *
   * @param connection in a transaction that reads
   * @param user the role that connected
   * @throws SQLException when it cannot be asked
   */
  static Preparation of(Connection connection, String user, Collection<Behaviour> behaviours)
      throws SQLException {
    Map<Actor, Cast> casts = new Casting(connection, user).of(behaviours);
    return new Preparation(
        casts, new EffectsReader(connection, schemas(casts, behaviours)).of(behaviours));
  }

  /** Where a name without a schema may lead anybody. */
  private static Set<String> schemas(Map<Actor, Cast> casts, Collection<Behaviour> behaviours) {
    Set<String> schemas = new TreeSet<>(Set.of(DEFAULT_SCHEMA));
    behaviours.forEach(
        behaviour -> behaviour.table().ifPresent(table -> schemas.add(table.schema())));
    performers(casts.values())
        .forEach(
            performer -> {
              schemas.add(performer.role());
              schemas.addAll(Names.schemasOf(performer.settings().searchPath()));
            });
    return schemas;
  }

  private static Stream<Performer> performers(Collection<Cast> casts) {
    return casts.stream()
        .filter(Cast.Of.class::isInstance)
        .flatMap(cast -> ((Cast.Of) cast).performers().stream())
        .distinct();
  }

  /** What outlasts a rollback, and what is not seen beforehand; a sentence each. */
  List<String> warnings() {
    Effects all = Effects.union(effects.values());
    List<String> warnings = new ArrayList<>();
    if (!all.sequences().isEmpty()) {
      warnings.add(
          "These sequences may advance, which no rollback takes back: "
              + String.join(", ", all.sequences())
              + ".");
    }
    if (!all.unseen().isEmpty()) {
      warnings.add(
          "Nobody sees beforehand what these do; a rollback takes back what they do to rows: "
              + String.join("; ", all.unseen())
              + ".");
    }
    return warnings;
  }

  /** Who was not tried, and how roles come by their settings, where one has any. */
  List<String> remarks() {
    return Stream.concat(throughViews().stream(), settings().stream()).toList();
  }

  private Optional<String> throughViews() {
    Set<String> roles = new TreeSet<>();
    for (Cast cast : casts.values()) {
      if (cast instanceof Cast.Of of) {
        of.throughViews()
            .forEach((role, view) -> roles.add(SqlIdentifier.display(role) + " (" + view + ")"));
      }
    }
    return roles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Not tried as roles that write through views alone, since behaviours name the table: "
                + String.join(", ", roles)
                + ". What rights they need, rules of the check 'privileges' ask with 'whoever_may'.");
  }

  private List<String> settings() {
    String roles =
        performers(casts.values())
            .filter(performer -> !performer.isSession())
            .filter(performer -> !performer.settings().entries().isEmpty())
            .map(
                performer ->
                    performer.shown()
                        + " ("
                        + performer.settings().entries().stream()
                            .map(RoleSettings.Entry::name)
                            .collect(Collectors.joining(", "))
                        + ")")
            .sorted()
            .collect(Collectors.joining(", "));
    return roles.isEmpty()
        ? List.of()
        : List.of(
            "Roles were taken by SET ROLE, which applies no settings; those of the catalog were set"
                + " for the transaction: "
                + roles
                + ".");
  }
}
