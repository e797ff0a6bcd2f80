package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.stream.Stream;
import org.schemaassurance.model.Access;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.Securable;
import org.schemaassurance.verify.checks.DeclaredPrivileges.WhoeverMay;

/**
 * A right that somebody has to have who may do something.
 *
 * @param owner whose it has to be where it is an owner's; empty otherwise
 * @param why in words; empty where the rule says so
 * @param inside of one on a schema, the rights for whose sake it is needed; empty where it is
 *     needed for itself
 */
record Needed(String owner, Right right, String why, List<Right> inside) {
  Needed {
    inside = List.copyOf(inside);
  }

  /** What the rule says. */
  static Needed declared(Right right) {
    return new Needed("", right, "", List.of());
  }

  /** The schema of what the rule says. */
  static Needed onSchema(Right right, WhoeverMay whoever) {
    return new Needed(
        "",
        right,
        "",
        whoever.must().stream()
            .filter(
                must ->
                    must.on()
                        .name()
                        .map(QualifiedName::schema)
                        .equals(right.on().name().map(QualifiedName::name)))
            .toList());
  }

  /** What the catalog says. */
  static Needed of(Access.Need need, WhoeverMay whoever) {
    boolean isItsSchema = need.right().on().equals(Securable.schema(need.table().schema()));
    return new Needed(
        need.owner().orElse(""),
        need.right(),
        need.reason(),
        isItsSchema
            ? Stream.concat(whoever.may().stream(), whoever.must().stream())
                .filter(Needed::isInsert)
                .filter(right -> right.on().equals(Securable.table(need.table())))
                .toList()
            : List.of());
  }

  static boolean isInsert(Right right) {
    return right.privilege().equals("INSERT");
  }
}
