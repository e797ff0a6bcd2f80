package org.schemaassurance.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a changeset does to an object, as its SQL reads.
 *
 * @param object its display name: {@code public.orders}, {@code public.orders.status} for columns,
 *     triggers and constraints, {@code public.f(integer)} for routines, {@code public.f(*)} for the
 *     only one of a name
 * @param columns of a key or an index that is made: the other name that it goes by, of {@link
 *     #key}, {@link #foreignKey} or {@link #index}
 */
public record ObjectChange(Kind kind, String object, Optional<String> columns) {
  private static final String FOREIGN_KEY = "foreign key of ";
  private static final String INDEX = "index of ";

  /** The ways in which SQL changes what is there. */
  public enum Kind {
    MAKES,
    MAKES_FOREIGN_KEY,
    MAKES_INDEX,
    /** A trigger, which is in force from then on. */
    MAKES_TRIGGER,
    DROPS,
    /** A trigger, or all those of a table. */
    DISABLES,
    /** It is there, or in force, without having been made: by another's name, or enabled. */
    RESTORES
  }

  /** Of anything but a key or an index. */
  public ObjectChange(Kind kind, String object) {
    this(kind, object, Optional.empty());
  }

  /** What a primary or unique key is called by whoever knows its columns alone. */
  public static String key(QualifiedName table, List<String> columns) {
    return table + " (" + SqlIdentifier.displayAll(columns) + ")";
  }

  /** The same of a foreign key. */
  public static String foreignKey(QualifiedName table, List<String> columns) {
    return FOREIGN_KEY + key(table, columns);
  }

  /** The same of an index. */
  public static String index(QualifiedName table, List<String> columns) {
    return INDEX + key(table, columns);
  }

  /** Such a name without the words in front of the table. */
  public static String withoutKind(String name) {
    return Stream.of(FOREIGN_KEY, INDEX)
        .filter(name::startsWith)
        .findFirst()
        .map(words -> name.substring(words.length()))
        .orElse(name);
  }

  /** The names of what it makes, if it makes something: a key's columns are one. */
  Stream<String> made() {
    return switch (kind) {
      case MAKES, MAKES_FOREIGN_KEY ->
          Stream.concat(columns.stream().map(ObjectChange::withoutKind), Stream.of(object));
      case MAKES_INDEX, MAKES_TRIGGER -> Stream.of(object);
      case DROPS, DISABLES, RESTORES -> Stream.empty();
    };
  }
}
