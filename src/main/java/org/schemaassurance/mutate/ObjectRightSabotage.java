package org.schemaassurance.mutate;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.Securable;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.verify.checks.DeclaredPrivileges.DefaultPrivileges;
import org.schemaassurance.verify.checks.DeclaredPrivileges.DefinerFunctions;
import org.schemaassurance.verify.checks.DeclaredPrivileges.OnObject;
import org.schemaassurance.verify.checks.DeclaredPrivileges.RoleAttributes;

/**
 * Rights on one object that nobody has any more, or everybody; another owner; one more mighty role;
 * and the functions of {@link DefinerFunctionSabotage}.
 */
final class ObjectRightSabotage implements SabotageSource {
  static final String KIND = "right";

  @Override
  public Set<String> noticedBy() {
    return Set.of("privileges");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return Stream.of(
            // What is a right on the database itself is not one that a copy of it has.
            subject
                .declared(OnObject.class)
                .filter(rule -> rule.on().kind() != Securable.Kind.DATABASE)
                .flatMap(ObjectRightSabotage::ofObject),
            subject.declared(DefinerFunctions.class).flatMap(DefinerFunctionSabotage::mutants),
            subject.declared(RoleAttributes.class).flatMap(ObjectRightSabotage::ofRoles),
            subject.declared(DefaultPrivileges.class).flatMap(ObjectRightSabotage::byDefault))
        .flatMap(Function.identity());
  }

  private static Stream<Mutant> ofObject(OnObject rule) {
    Stream<Mutant> granted =
        new TreeMap<>(rule.grants())
            .entrySet().stream()
                .flatMap(
                    entry ->
                        entry.getValue().stream().map(right -> lost(rule, entry.getKey(), right)));
    Stream<Right> kept =
        Stream.concat(rule.denied().values().stream().flatMap(List::stream), rule.only().stream());
    return Stream.of(
            granted,
            kept.distinct().map(right -> forEverybody(rule, right)),
            rule.owner().stream().map(owner -> ofAnother(rule, owner)))
        .flatMap(Function.identity());
  }

  /**
   * From whoever has it, since it may come to a role in several ways. A superuser has it all the
   * same, which is nothing that a rule could notice.
   */
  private static Mutant lost(OnObject rule, String role, Right right) {
    String said = said(right);
    String named = role.equals("public") ? "everybody" : SqlIdentifier.display(role);
    return new Mutant(
        KIND,
        rule.object(),
        said + " lost by " + named,
        "DO $sabotage$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolsuper AND rolname = "
            + SqlLiteral.of(role)
            + ") THEN RAISE EXCEPTION 'a superuser loses no right'; END IF; EXECUTE (SELECT pg_catalog.concat("
            + SqlLiteral.of("REVOKE " + said + " ON " + rule.on().inGrant() + " FROM PUBLIC")
            + ", pg_catalog.string_agg(', ' || pg_catalog.quote_ident(rolname), ''), ' CASCADE')"
            + " FROM pg_catalog.pg_roles WHERE NOT rolsuper AND NOT pg_catalog.starts_with(rolname, 'pg_'));"
            + " END $sabotage$",
        noticedBy(rule, "grants: {" + named + ": " + said + "}"));
  }

  /** What everybody must not be able to do, or nobody but some. */
  private static Mutant forEverybody(OnObject rule, Right right) {
    return new Mutant(
        KIND,
        rule.object(),
        right.privilege() + " for everybody",
        "GRANT " + said(right) + " ON " + rule.on().inGrant() + " TO PUBLIC",
        noticedBy(rule, "denied: {PUBLIC: " + right.privilege() + "}"));
  }

  private static Mutant ofAnother(OnObject rule, String owner) {
    String altered = rule.on().kind() == Securable.Kind.TABLE ? "TABLE " : "";
    return new Mutant(
        KIND,
        rule.object(),
        "owned by another role than " + SqlIdentifier.display(owner),
        "DO $sabotage$ BEGIN "
            + MadeRole.created("NOLOGIN")
            + MadeRole.naming("ALTER " + altered + rule.on().inGrant() + " OWNER TO")
            + "END $sabotage$",
        noticedBy(rule, "owner: " + SqlIdentifier.display(owner)));
  }

  private static String noticedBy(OnObject rule, String part) {
    return "check: privileges, on: " + rule.object() + ", " + part;
  }

  private static String said(Right right) {
    return right.privilege()
        + right
            .column()
            .filter(column -> !column.equals(Right.ANY_COLUMN))
            .map(column -> " (" + SqlIdentifier.display(column) + ")")
            .orElse("");
  }

  private static Stream<Mutant> ofRoles(RoleAttributes rule) {
    return new TreeSet<>(rule.holders().keySet())
        .stream()
            .map(
                attribute ->
                    new Mutant(
                        KIND,
                        attribute.toString(),
                        "for one more role",
                        "DO $sabotage$ BEGIN "
                            + MadeRole.created("NOLOGIN " + attribute)
                            + "END $sabotage$",
                        "check: privileges, attributes: {" + attribute + ": …}"));
  }

  private static Stream<Mutant> byDefault(DefaultPrivileges rule) {
    return rule.schemas().stream()
        .map(
            schema ->
                new Mutant(
                    KIND,
                    SqlIdentifier.display(schema),
                    "DELETE for everybody on tables that are made later",
                    "ALTER DEFAULT PRIVILEGES IN SCHEMA "
                        + SqlIdentifier.quote(schema)
                        + " GRANT DELETE ON TABLES TO PUBLIC",
                    "check: privileges, default_privileges_of: " + SqlIdentifier.display(schema)));
  }
}
