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
 * @param part of an index that is made: its name as that of a part of its table, {@code
 *     public.orders.i}
 * @param body of a routine that is made: what tells its body from another one
 */
public record ObjectChange(
    Kind kind,
    String object,
    Optional<String> columns,
    Optional<String> part,
    Optional<String> body) {
  private static final String FOREIGN_KEY = "foreign key of ";
  private static final String INDEX = "index of ";

  /** The ways in which SQL changes what is there. */
  public enum Kind {
    MAKES,
    /** A routine or a view, of which a later changeset may make another one. */
    DEFINES,
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

  /** Of anything but an index or a routine. */
  public ObjectChange(Kind kind, String object, Optional<String> columns) {
    this(kind, object, columns, Optional.empty(), Optional.empty());
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
    return indexOf(key(table, columns));
  }

  /** What the index is called that keeps a key, or has its columns. */
  public static String indexOf(String key) {
    return INDEX + key;
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
      case DEFINES, MAKES_INDEX, MAKES_TRIGGER -> Stream.of(object);
      case DROPS, DISABLES, RESTORES -> Stream.empty();
    };
  }

  /**
   * All names by which somebody may ask for what it makes: beside its own those that {@link #key},
   * {@link #foreignKey} and {@link #index} give it, a key's index included.
   */
  public Stream<String> names() {
    Stream<String> further =
        switch (kind) {
          case MAKES -> columns.map(ObjectChange::indexOf).stream();
          case MAKES_FOREIGN_KEY, MAKES_INDEX -> Stream.concat(columns.stream(), part.stream());
          case DEFINES, MAKES_TRIGGER, DROPS, DISABLES, RESTORES -> Stream.empty();
        };
    return Stream.concat(made(), further);
  }
}
