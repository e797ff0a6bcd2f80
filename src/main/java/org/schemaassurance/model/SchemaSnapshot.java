package org.schemaassurance.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The whole schema of a database.
 *
 * @param serverMajor the major version of the server that printed the definitions, such as 18
 * @param extras what was asked for beyond the schema itself
 * @param objects sorted by kind and name
 */
public record SchemaSnapshot(int serverMajor, Set<Extra> extras, List<SchemaObject> objects) {
  public SchemaSnapshot {
    extras = extras.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(extras));
    objects = objects.stream().sorted(SchemaObject.ORDER).toList();
  }

  /** The same without extras that are not among these. */
  public SchemaSnapshot limitedTo(Set<Extra> wanted) {
    Set<Extra> kept = extras.stream().filter(wanted::contains).collect(Collectors.toSet());
    return new SchemaSnapshot(
        serverMajor,
        kept,
        objects.stream()
            .filter(object -> extraOf(object.kind()).map(kept::contains).orElse(true))
            .toList());
  }

  private static Optional<Extra> extraOf(ObjectKind kind) {
    return switch (kind) {
      case OWNER -> Optional.of(Extra.OWNERS);
      case PRIVILEGE, DEFAULT_PRIVILEGE -> Optional.of(Extra.PRIVILEGES);
      case COMMENT -> Optional.of(Extra.COMMENTS);
      case CLUSTER_SETTING -> Optional.of(Extra.CLUSTER_SETTINGS);
      default -> Optional.empty();
    };
  }

  /**
   * What differs between databases of one schema more often than not, and is told only where
   * somebody asks for it.
   */
  public enum Extra {
    OWNERS,
    PRIVILEGES,
    COMMENTS,
    /** Settings of roles for all databases, which are the server's and no database's. */
    CLUSTER_SETTINGS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
