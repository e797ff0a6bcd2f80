package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.AccessRequest;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.RoleAttribute;
import org.schemaassurance.model.Securable;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.sql.GrantText;

/** What the check {@code privileges} reads from a rule. */
public sealed interface DeclaredPrivileges extends Declaration {

  /**
   * Who may do what with one object.
   *
   * @param grants by role, {@code public} for everybody
   * @param denied the same
   * @param only privileges that nobody may have but those of {@code grants}, the owner and
   *     superusers
   */
  record OnObject(
      Securable on,
      Map<String, List<Right>> grants,
      Map<String, List<Right>> denied,
      List<Right> only,
      Optional<String> owner)
      implements DeclaredPrivileges {
    public OnObject {
      grants = Map.copyOf(grants);
      denied = Map.copyOf(denied);
      only = List.copyOf(only);
    }

    @Override
    public String object() {
      return on.toString();
    }

    @Override
    public CatalogRequest request() {
      Set<Right> rights = new HashSet<>(only);
      rights.add(GrantText.anyOn(on));
      Stream.of(grants, denied)
          .flatMap(map -> map.values().stream())
          .flatMap(List::stream)
          .forEach(rights::add);
      return CatalogRequest.ofAccess(AccessRequest.ofRights(rights));
    }

    @Override
    public List<Mention> mentions() {
      return mention(on, Set.of()).toList();
    }
  }

  /**
   * What else those have to be able to do who may do something with a table.
   *
   * @param may what they may do, all of it; never empty, and the first names what it is about
   * @param must what they have to be able to do
   * @param notOwned what must not be theirs; what is not there is nobody's
   */
  record WhoeverMay(List<Right> may, List<Right> must, List<Securable> notOwned)
      implements DeclaredPrivileges {
    public WhoeverMay {
      may = List.copyOf(may);
      must = List.copyOf(must);
      notOwned = List.copyOf(notOwned);
    }

    @Override
    public String object() {
      return may.get(0).on().toString();
    }

    /** Whether it is about those who may do one thing, and not several at once. */
    boolean isOfOneThing() {
      return may.stream().map(GrantText::atAll).distinct().count() == 1;
    }

    /** Whether it is about what they must not own, and nothing else. */
    public boolean isOfOwnersAlone() {
      return must.isEmpty() && !notOwned.isEmpty();
    }

    /** The tables that such a role inserts into, which takes more than the right to it. */
    Set<QualifiedName> inserted() {
      return Stream.concat(may.stream(), must.stream())
          .filter(right -> right.privilege().equals("INSERT"))
          .flatMap(right -> right.on().name().stream())
          .collect(Collectors.toSet());
    }

    /** What has to be allowed beside, since a name is not found otherwise. */
    List<Right> schemas() {
      return must.stream()
          .map(Right::on)
          .filter(on -> on.kind() != Securable.Kind.SCHEMA && on.name().isPresent())
          .map(on -> Right.of("USAGE", Securable.schema(on.name().orElseThrow().schema())))
          .distinct()
          .toList();
    }

    @Override
    public CatalogRequest request() {
      Set<Right> rights = new HashSet<>(may);
      rights.addAll(must);
      rights.addAll(schemas());
      // Whether a column alone is missing, or its table.
      Stream.concat(may.stream(), must.stream())
          .filter(right -> right.column().isPresent())
          .forEach(right -> rights.add(GrantText.anyOn(right.on())));
      notOwned.forEach(on -> rights.add(GrantText.anyOn(on)));
      if (notOwned.stream().anyMatch(on -> on.kind() == Securable.Kind.SCHEMA)) {
        // Whose owner may be the database's.
        rights.add(GrantText.anyOn(Securable.database()));
      }
      return CatalogRequest.ofAccess(
          new AccessRequest(rights, inserted(), Set.of(), Set.of(), Set.of()));
    }

    @Override
    public List<Mention> mentions() {
      return Stream.concat(
              may.stream().flatMap(right -> mention(right.on(), Set.of())),
              must.stream()
                  .flatMap(
                      right ->
                          mention(right.on(), right.column().stream().collect(Collectors.toSet()))))
          .distinct()
          .toList();
    }
  }

  /**
   * How functions of some schemas have to be that run with their owner's rights.
   *
   * @param owners who may own them; empty for anybody
   * @param callers who may have EXECUTE, {@code public} for everybody
   */
  record DefinerFunctions(List<String> schemas, List<String> owners, Optional<Set<String>> callers)
      implements DeclaredPrivileges {
    public DefinerFunctions {
      schemas = List.copyOf(schemas);
      owners = List.copyOf(owners);
    }

    @Override
    public String object() {
      return String.join(", ", schemas);
    }

    @Override
    public CatalogRequest request() {
      return CatalogRequest.ofAccess(
          new AccessRequest(Set.of(), Set.of(), Set.of(), Set.copyOf(schemas), Set.of()));
    }
  }

  /**
   * Which roles are mighty by themselves: those that are named, and nobody else.
   *
   * @param holders by attribute
   */
  record RoleAttributes(Map<RoleAttribute, Set<String>> holders) implements DeclaredPrivileges {
    public RoleAttributes {
      holders = Map.copyOf(holders);
    }

    @Override
    public String object() {
      return "the server's roles";
    }

    /** Roles are read with any right. */
    @Override
    public CatalogRequest request() {
      return CatalogRequest.ofAccess(
          AccessRequest.ofRights(Set.of(Right.of("CONNECT", Securable.database()))));
    }
  }

  /**
   * Who gets rights on what is made later in some schemas, beside its owner: nobody else.
   *
   * @param grantees {@code public} for everybody
   */
  record DefaultPrivileges(List<String> schemas, Set<String> grantees)
      implements DeclaredPrivileges {
    public DefaultPrivileges {
      schemas = List.copyOf(schemas);
      grantees = Set.copyOf(grantees);
    }

    @Override
    public String object() {
      return String.join(", ", schemas);
    }

    @Override
    public CatalogRequest request() {
      return CatalogRequest.ofAccess(
          new AccessRequest(Set.of(), Set.of(), Set.of(), Set.of(), Set.copyOf(schemas)));
    }
  }

  private static Stream<Mention> mention(Securable on, Set<String> columns) {
    List<String> named = new ArrayList<>(columns);
    named.remove(Right.ANY_COLUMN);
    return on.kind() == Securable.Kind.TABLE
        ? Stream.of(Mention.of(on.name().orElseThrow(), named))
        : Stream.of();
  }
}
