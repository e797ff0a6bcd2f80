package org.schemaassurance.rehearse.rows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a column's values are.
 *
 * @param name as SQL has it, qualified where it needs to be, without a length
 * @param shortName {@code pg_type.typname}
 * @param category {@code pg_type.typcategory}
 * @param modifier {@code atttypmod}: length, precision and scale; -1 for none
 * @param part of an array the element, of a range the bound, of a multirange the range, of a domain
 *     what it is made of
 * @param labels of an enum, in order
 * @param conditions of a domain, about {@code VALUE}
 * @param attributes of a composite type
 */
record ColumnType(
    String name,
    String shortName,
    Kind kind,
    char category,
    int modifier,
    boolean notNull,
    Optional<ColumnType> part,
    List<String> labels,
    List<String> conditions,
    List<ColumnType> attributes) {

  /** How a type is made. */
  enum Kind {
    BASE,
    ARRAY,
    COMPOSITE,
    DOMAIN,
    ENUM,
    MULTIRANGE,
    RANGE;

    /** By the letter of the query. */
    static Kind of(String letter) {
      return switch (letter) {
        case "a" -> ARRAY;
        case "c" -> COMPOSITE;
        case "d" -> DOMAIN;
        case "e" -> ENUM;
        case "m" -> MULTIRANGE;
        case "r" -> RANGE;
        default -> BASE;
      };
    }
  }

  ColumnType {
    labels = List.copyOf(labels);
    conditions = List.copyOf(conditions);
    attributes = List.copyOf(attributes);
  }

  /** What a domain is made of in the end; another type itself. */
  ColumnType base() {
    return kind == Kind.DOMAIN ? part.orElseThrow().base() : this;
  }

  /** Of a domain, those of the domains below it, too. */
  List<String> allConditions() {
    return kind == Kind.DOMAIN
        ? Stream.concat(conditions.stream(), part.orElseThrow().allConditions().stream()).toList()
        : List.of();
  }

  /** Whether a domain allows no NULL. */
  boolean neverNull() {
    return notNull || (kind == Kind.DOMAIN && part.orElseThrow().neverNull());
  }
}
