package org.schemaassurance.probe;

import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.sql.OutsideEffects;
import org.schemaassurance.sql.SqlTextException;

/**
 * A function that a behaviour may set off, and what it could do that no rollback takes back.
 *
 * @param extension that it belongs to
 * @param source its body, in its language
 * @param searchPath where its own names are looked up, if it says so
 */
record CalledFunction(
    QualifiedName name,
    String language,
    boolean isTrusted,
    Optional<String> extension,
    String source,
    Optional<String> searchPath) {

  /** Compiled code that computes, keeps rows or notifies, and nothing else. */
  private static final Set<String> HARMLESS_EXTENSIONS =
      Set.of(
          "autoinc",
          "btree_gin",
          "btree_gist",
          "citext",
          "cube",
          "earthdistance",
          "fuzzystrmatch",
          "hll",
          "hstore",
          "insert_username",
          "intarray",
          "isn",
          "jsonb_plperl",
          "lo",
          "ltree",
          "moddatetime",
          "pg_hashids",
          "pg_idkit",
          "pg_jsonschema",
          "pg_stat_statements",
          "pg_trgm",
          "pg_uuidv7",
          "pgcrypto",
          "postgis",
          "postgis_raster",
          "postgis_sfcgal",
          "postgis_topology",
          "refint",
          "seg",
          "sslinfo",
          "tcn",
          "temporal_tables",
          "timescaledb",
          "tsm_system_rows",
          "tsm_system_time",
          "ulid",
          "unaccent",
          "unit",
          "uuid-ossp",
          "vector");

  /** Whether its body is SQL or PL/pgSQL, which is read. */
  boolean isReadable() {
    return language.equals("sql") || language.equals("plpgsql");
  }

  /** Why what sets it off may not be tried, as a part of a sentence. */
  Optional<String> refusal() {
    if (isReadable()) {
      return effect().map(effect -> name + "() " + effect);
    }
    if (language.equals("internal")
        || extension.filter(HARMLESS_EXTENSIONS::contains).isPresent()) {
      return Optional.empty();
    }
    if (language.equals("c")) {
      return Optional.of(
          name
              + "() is compiled code"
              + extension.map(of -> " of the extension " + of).orElse("")
              + ", which may act outside of the transaction");
    }
    return isTrusted
        ? Optional.empty()
        : Optional.of(
            name + "() is written in " + language + ", which may act outside of the transaction");
  }

  private Optional<String> effect() {
    try {
      return OutsideEffects.in(source);
    } catch (SqlTextException unreadable) {
      return Optional.empty();
    }
  }

  /** Why nobody sees beforehand all that it does, as a part of a sentence. */
  Optional<String> blindness() {
    if (!isReadable()) {
      return language.equals("internal") || language.equals("c")
          ? Optional.empty()
          : Optional.of(name + "() is written in " + language + ", whose statements are not read");
    }
    try {
      return OutsideEffects.runsText(source)
          ? Optional.of(name + "() runs statements that it makes itself (EXECUTE)")
          : Optional.empty();
    } catch (SqlTextException unreadable) {
      return Optional.of(name + "() has a body that cannot be read");
    }
  }
}
