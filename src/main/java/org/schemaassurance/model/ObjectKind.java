package org.schemaassurance.model;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of object that a snapshot tells of, in the order in which it tells of them. */
public enum ObjectKind {
  DATABASE("database"),
  EXTENSION("extension"),
  SCHEMA("schema"),
  LANGUAGE("language"),
  ACCESS_METHOD("access method"),
  ENUM("enum"),
  DOMAIN("domain"),
  COMPOSITE_TYPE("composite type"),
  RANGE_TYPE("range type"),
  BASE_TYPE("base type"),
  COLLATION("collation"),
  CONVERSION("conversion"),
  CAST("cast"),
  OPERATOR("operator"),
  OPERATOR_FAMILY("operator family"),
  OPERATOR_CLASS("operator class"),
  TRANSFORM("transform"),
  TEXT_SEARCH_PARSER("text search parser"),
  TEXT_SEARCH_TEMPLATE("text search template"),
  TEXT_SEARCH_DICTIONARY("text search dictionary"),
  TEXT_SEARCH_CONFIGURATION("text search configuration"),
  FOREIGN_DATA_WRAPPER("foreign data wrapper"),
  SERVER("server"),
  USER_MAPPING("user mapping"),
  SEQUENCE("sequence"),
  TABLE("table"),
  FOREIGN_TABLE("foreign table"),
  VIEW("view"),
  MATERIALIZED_VIEW("materialized view"),
  FUNCTION("function"),
  PROCEDURE("procedure"),
  AGGREGATE("aggregate"),
  EVENT_TRIGGER("event trigger"),
  STATISTICS("statistics"),
  PUBLICATION("publication"),
  PUBLISHED_SCHEMA("published schema"),
  SUBSCRIPTION("subscription"),
  SETTING("setting"),
  CLUSTER_SETTING("cluster setting"),
  OWNER("owner"),
  PRIVILEGE("privilege"),
  DEFAULT_PRIVILEGE("default privilege"),
  COMMENT("comment"),
  // Parts of others.
  COLUMN("column"),
  CONSTRAINT("constraint"),
  INDEX("index"),
  TRIGGER("trigger"),
  RULE("rule"),
  POLICY("policy");

  private static final Map<String, ObjectKind> BY_WORD =
      Stream.of(values()).collect(toUnmodifiableMap(ObjectKind::toString, Function.identity()));

  private final String word;

  ObjectKind(String word) {
    this.word = word;
  }

  /** The kind with that word, if there is one. */
  public static Optional<ObjectKind> ofWord(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /** Whether objects of the kind belong to a table, a view or a domain. */
  public boolean isPart() {
    return compareTo(COLUMN) >= 0;
  }

  /** In words, as PostgreSQL's manual calls it. */
  @Override
  public String toString() {
    return word;
  }
}
