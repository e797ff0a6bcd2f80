package org.schemaassurance.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that rights are given on.
 *
 * @param name of a schema its own name, in the catalog's spelling, as the name of that schema's
 *     {@link QualifiedName}; empty for the database that is connected to
 * @param arguments of a function, its identity arguments' types as {@code format_type} prints them
 */
public record Securable(Kind kind, Optional<QualifiedName> name, List<String> arguments) {
  public Securable {
    arguments = List.copyOf(arguments);
  }

  // For the reason that QualifiedName has.

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Securable that
            && kind == that.kind
            && name.equals(that.name)
            && arguments.equals(that.arguments);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * kind.hashCode() + name.hashCode()) + arguments.hashCode();
  }

  /** What kinds there are, each by the word that stands behind {@code GRANT … ON}. */
  public enum Kind {
    TABLE,
    SEQUENCE,
    SCHEMA,
    FUNCTION,
    TYPE,
    DATABASE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A table or view. */
  public static Securable table(QualifiedName name) {
    return new Securable(Kind.TABLE, Optional.of(name), List.of());
  }

  public static Securable schema(String name) {
    return new Securable(Kind.SCHEMA, Optional.of(new QualifiedName(name, name)), List.of());
  }

  /** The one that is connected to. */
  public static Securable database() {
    return new Securable(Kind.DATABASE, Optional.empty(), List.of());
  }

  /** As it stands behind ON in a GRANT, but for the database's name. */
  public String inGrant() {
    return switch (kind) {
      case TABLE -> toString();
      case DATABASE -> "DATABASE";
      default -> kind.name() + " " + toString();
    };
  }

  /** The object's name alone. */
  @Override
  public String toString() {
    return switch (kind) {
      case DATABASE -> "the database";
      case SCHEMA -> SqlIdentifier.display(name.orElseThrow().name());
      case FUNCTION -> name.orElseThrow() + "(" + String.join(", ", arguments) + ")";
      default -> name.orElseThrow().toString();
    };
  }
}
