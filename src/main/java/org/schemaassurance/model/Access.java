package org.schemaassurance.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may do what, of what was asked for.
 *
 * @param database the name of the database, and how many sessions it takes; -1 for any number
 * @param roles by name; the predefined ones, {@code pg_…}, left out
 * @param rights who has each that was asked for or is needed
 * @param needs what has to be allowed so that the tables of the request can be written, by table
 * @param namesakes every relation that has one of the names that were asked for, whatever its
 *     schema
 * @param functions the functions of the schemas that were asked for, with SECURITY DEFINER
 * @param defaults what others get on what is made later in the schemas that were asked for
 */
public record Access(
    Database database,
    SortedMap<String, DatabaseRole> roles,
    Map<Right, Holders> rights,
    Map<QualifiedName, List<Need>> needs,
    List<Namesake> namesakes,
    List<DefinerFunction> functions,
    List<DefaultPrivilege> defaults) {
  /** Where nothing was asked for. */
  public static final Access NONE =
      new Access(
          new Database("", -1),
          new TreeMap<>(),
          Map.of(),
          Map.of(),
          List.of(),
          List.of(),
          List.of());

  public Access {
    roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
    rights = Map.copyOf(rights);
    needs = Map.copyOf(needs);
    namesakes = List.copyOf(namesakes);
    functions = List.copyOf(functions);
    defaults = List.copyOf(defaults);
  }

  /**
   * What ALTER DEFAULT PRIVILEGES gives to another role, from {@code pg_default_acl}; what the
   * server gives without it is left out.
   *
   * @param creator who makes the objects
   * @param schema where; empty for all of them
   * @param kind {@code TABLES} and the like
   * @param grantee who gets the rights; {@code public} for everybody
   */
  public record DefaultPrivilege(
      String creator,
      Optional<String> schema,
      String kind,
      String grantee,
      List<String> privileges) {
    public DefaultPrivilege {
      privileges = List.copyOf(privileges);
    }
  }

  /** The database that is connected to. */
  public record Database(String name, int connectionLimit) {}

  /**
   * Who has a right. Superusers and predefined roles are left out.
   *
   * @param owner of the object
   * @param effective who has it, be it by a grant, by membership, through PUBLIC or as the owner
   * @param granted to whom it was granted, the owner left out; {@code public} for everybody
   * @param through who can do it to a table through a view, be it without the right itself, and
   *     through which
   * @param setsOff whether at it a trigger of the table fires whose function runs with the rights
   *     of who does it
   */
  public record Holders(
      String owner,
      Set<String> effective,
      Set<String> granted,
      SortedMap<String, QualifiedName> through,
      boolean setsOff) {
    /** What PUBLIC is called here; no role can have that name. */
    public static final String PUBLIC = "public";

    public Holders {
      effective = Collections.unmodifiableSet(new TreeSet<>(effective));
      granted = Collections.unmodifiableSet(new TreeSet<>(granted));
      through = Collections.unmodifiableSortedMap(new TreeMap<>(through));
    }

    /** Whether a role can do it with no right to it, through a view. */
    public boolean onlyThrough(String role) {
      return !effective.contains(role) && through.containsKey(role);
    }
  }

  /**
   * A right that writing a table takes beside the table's own.
   *
   * @param table that is written
   * @param owner whose right it has to be; empty for whoever writes
   * @param reason in words: {@code the default of id calls it}; of an owner's the foreign key
   */
  public record Need(QualifiedName table, Optional<String> owner, Right right, String reason) {}

  /**
   * A relation by its name.
   *
   * @param usableBy roles with USAGE on its schema, without which a search_path passes it by
   * @param standsFor what is written where it is: a table of the same name of which it is a simple
   *     view, a table's own name otherwise
   */
  public record Namesake(QualifiedName name, Set<String> usableBy, QualifiedName standsFor) {
    public Namesake {
      usableBy = Set.copyOf(usableBy);
    }
  }

  /**
   * A function that runs with its owner's rights.
   *
   * @param settings its SET clauses, {@code name=value}
   * @param callers to whom EXECUTE was granted, the owner left out; {@code public} for everybody
   */
  public record DefinerFunction(
      Securable function, String owner, List<String> settings, Set<String> callers) {
    public DefinerFunction {
      settings = List.copyOf(settings);
      callers = Collections.unmodifiableSet(new TreeSet<>(callers));
    }
  }

  /** Who has a right; empty where there is no such object. */
  public Optional<Holders> holders(Right right) {
    return Optional.ofNullable(rights.get(right));
  }

  /** What writing a table takes. */
  public List<Need> needs(QualifiedName table) {
    return needs.getOrDefault(table, List.of());
  }
}
