package org.schemaassurance.catalog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SqlIdentifier;

/**
 * The objects of a snapshot that is still read: each gets the name by which it is shown, and its
 * parts, which come in behind it. One thread at a time adds to them.
 */
final class SnapshotDraft {
  private static final Set<ObjectKind> OWNERS_OF_PARTS =
      EnumSet.of(
          ObjectKind.TABLE,
          ObjectKind.FOREIGN_TABLE,
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.DOMAIN);

  /** What their queries call a name is a description, complete with its quotes. */
  private static final Set<ObjectKind> WITHOUT_NAME_OF_THEIR_OWN =
      EnumSet.of(
          ObjectKind.CAST,
          ObjectKind.TRANSFORM,
          ObjectKind.USER_MAPPING,
          ObjectKind.PUBLISHED_SCHEMA,
          ObjectKind.SETTING,
          ObjectKind.CLUSTER_SETTING,
          ObjectKind.OWNER,
          ObjectKind.PRIVILEGE,
          ObjectKind.DEFAULT_PRIVILEGE,
          ObjectKind.COMMENT);

  /** What parts can belong to. */
  private final Map<QualifiedName, DraftedObject> owners = new HashMap<>();

  private final List<DraftedObject> drafts = new ArrayList<>();

  private record DraftedObject(
      ObjectKind kind, String name, Map<String, String> facts, List<SchemaObject> parts) {
    SchemaObject finished() {
      return new SchemaObject(kind, name, facts, parts);
    }
  }

  /**
   * Adds what a row tells of.
   *
   * @throws ChangedMeanwhileException if it is part of something that was not added
   */
  void add(ObjectKind kind, SnapshotRow row) {
    if (kind.isPart()) {
      ownerOfPart(kind, row)
          .parts()
          .add(new SchemaObject(kind, SqlIdentifier.display(row.name()), row.facts(), List.of()));
    } else {
      DraftedObject object =
          new DraftedObject(kind, displayed(kind, row), row.facts(), new ArrayList<>());
      drafts.add(object);
      if (OWNERS_OF_PARTS.contains(kind)) {
        owners.put(new QualifiedName(row.schema().orElseThrow(), row.name()), object);
      }
    }
  }

  /** All of them, in the order in which they were added. */
  List<SchemaObject> objects() {
    return drafts.stream().map(DraftedObject::finished).toList();
  }

  private DraftedObject ownerOfPart(ObjectKind kind, SnapshotRow row) {
    QualifiedName owner = new QualifiedName(row.schema().orElseThrow(), row.parent().orElseThrow());
    return Optional.ofNullable(owners.get(owner))
        .orElseThrow(
            () ->
                ChangedMeanwhileException.because(
                    "the %s %s belongs to %s, which was not read"
                        .formatted(kind, row.name(), owner),
                    null));
  }

  private static String displayed(ObjectKind kind, SnapshotRow row) {
    String name = WITHOUT_NAME_OF_THEIR_OWN.contains(kind) ? row.name() : spelled(kind, row.name());
    String qualified =
        row.schema().map(schema -> SqlIdentifier.display(schema) + "." + name).orElse(name);
    return qualified
        + row.signature()
            .map(
                signature ->
                    switch (kind) {
                      case OPERATOR_CLASS, OPERATOR_FAMILY -> " USING " + signature;
                      case SETTING, CLUSTER_SETTING -> " " + signature;
                      default -> "(" + signature + ")";
                    })
            .orElse("");
  }

  /** An operator's name is never quoted. */
  private static String spelled(ObjectKind kind, String name) {
    return kind == ObjectKind.OPERATOR ? name : SqlIdentifier.display(name);
  }
}
