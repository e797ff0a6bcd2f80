package org.schemaassurance.probe;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.schemaassurance.catalog.ThroughViews;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.Securable;
import org.schemaassurance.rules.Behaviour;
import org.schemaassurance.rules.Behaviour.Actor;

/** Who acts in which behaviours, asked of the catalog. */
final class Casting {
  private static final NamedSql WHOEVER = NamedSql.of(Casting.class, "whoever-may");
  private static final NamedSql ROLES = NamedSql.of(Casting.class, "roles");
  private static final NamedSql SETTINGS = NamedSql.of(Casting.class, "role-settings");

  private final Connection connection;
  private final String user;
  private final Map<Right, SortedMap<String, QualifiedName>> throughViews = new HashMap<>();

  /**
   * @param connection in a transaction that reads
   * @param user the role that connected
   */
  Casting(Connection connection, String user) {
    this.connection = connection;
    this.user = user;
  }

  /**
   * Who may do what a behaviour asks for.
   *
   * @param hasTable whether there is the table that it is about
   * @param ownerStandsIn whether nobody but the table's owner, and superusers, may
   * @param names of roles, those too that there are not
   * @param throughViews roles that may do it to views alone
   */
  private record Candidates(
      boolean hasTable,
      boolean ownerStandsIn,
      List<String> names,
      Map<String, QualifiedName> throughViews) {
    static Candidates named(List<String> names) {
      return new Candidates(true, false, names, Map.of());
    }
  }

  private record RoleWithRight(String role, boolean isOwner, boolean may, boolean byView) {}

  /**
   * The cast of each actor.
   *
   * @throws SQLException when the catalog cannot be asked
   */
  Map<Actor, Cast> of(Collection<Behaviour> behaviours) throws SQLException {
    Map<Actor, Candidates> candidates = new LinkedHashMap<>();
    for (Behaviour behaviour : behaviours) {
      if (!candidates.containsKey(behaviour.actor())) {
        candidates.put(behaviour.actor(), candidates(behaviour.actor()));
      }
    }
    Set<String> names = new TreeSet<>(Set.of(user));
    candidates.values().forEach(each -> names.addAll(each.names()));
    Map<String, Performer> performers = performers(names);
    Map<Actor, Cast> casts = new HashMap<>();
    candidates.forEach((actor, asked) -> casts.put(actor, cast(asked, performers)));
    return casts;
  }

  private Candidates candidates(Actor actor) throws SQLException {
    if (actor instanceof Actor.Named named) {
      return Candidates.named(named.roles());
    }
    return actor instanceof Actor.WhoeverMay whoever
        ? whoeverMay(whoever)
        : Candidates.named(List.of(user));
  }

  private Candidates whoeverMay(Actor.WhoeverMay whoever) throws SQLException {
    Right right = Right.of(whoever.right().name(), Securable.table(whoever.table()));
    SortedMap<String, QualifiedName> views = throughViews(right);
    List<RoleWithRight> roles =
        WHOEVER.rows(
            connection,
            row ->
                new RoleWithRight(
                    row.getString("role"),
                    row.getBoolean("is_owner"),
                    row.getBoolean("may"),
                    row.getBoolean("by_view")),
            whoever.right().name(),
            whoever.columns(),
            whoever.table().schema(),
            whoever.table().name(),
            List.copyOf(views.keySet()));
    List<String> may = named(roles, RoleWithRight::may);
    List<String> owner = named(roles, RoleWithRight::isOwner);
    // What a behaviour writes names the table, and would fail with these roles' rights alone.
    Map<String, QualifiedName> throughViews = new HashMap<>(views);
    throughViews.keySet().retainAll(named(roles, RoleWithRight::byView));
    return new Candidates(
        !owner.isEmpty(), may.isEmpty(), may.isEmpty() ? owner : may, throughViews);
  }

  /** Several behaviours ask for one right on other columns. */
  private SortedMap<String, QualifiedName> throughViews(Right right) throws SQLException {
    if (!throughViews.containsKey(right)) {
      throughViews.put(right, ThroughViews.of(Set.of(right), connection).whoMay(right));
    }
    return throughViews.get(right);
  }

  private static List<String> named(List<RoleWithRight> roles, Predicate<RoleWithRight> which) {
    return roles.stream().filter(which).map(RoleWithRight::role).toList();
  }

  private Cast cast(Candidates asked, Map<String, Performer> performers) {
    if (!asked.hasTable()) {
      return new Cast.NoTable();
    }
    List<Performer> known = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : asked.names()) {
      if (performers.containsKey(name)) {
        known.add(performers.get(name));
      } else {
        missing.add(name);
      }
    }
    // Who connected stands in for an owner whose rights it may not take.
    boolean ownerIsBeyond = asked.ownerStandsIn() && known.stream().noneMatch(Performer::canBecome);
    return new Cast.Of(
        ownerIsBeyond ? List.of(performers.get(user)) : known, missing, asked.throughViews());
  }

  private Map<String, Performer> performers(Set<String> names) throws SQLException {
    Map<String, List<RoleSettings.Entry>> settings = settings(names);
    Map<String, Performer> performers = new HashMap<>();
    ROLES
        .rows(connection, row -> performer(row, settings), List.copyOf(names))
        .forEach(performer -> performers.put(performer.role(), performer));
    return performers;
  }

  private static Performer performer(ResultSet row, Map<String, List<RoleSettings.Entry>> settings)
      throws SQLException {
    String role = row.getString("role");
    return new Performer(
        role,
        row.getBoolean("is_session"),
        row.getBoolean("can_become"),
        new RoleSettings(settings.getOrDefault(role, List.of())));
  }

  private Map<String, List<RoleSettings.Entry>> settings(Set<String> names) throws SQLException {
    Map<String, List<RoleSettings.Entry>> byRole = new HashMap<>();
    SETTINGS.rows(
        connection,
        row ->
            byRole
                .computeIfAbsent(row.getString("role"), role -> new ArrayList<>())
                .add(
                    new RoleSettings.Entry(
                        row.getString("name"),
                        row.getString("value"),
                        row.getString("set_for"),
                        row.getBoolean("can_be_set"))),
        List.copyOf(names));
    return byRole;
  }
}
