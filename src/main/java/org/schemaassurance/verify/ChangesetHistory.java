package org.schemaassurance.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.DeclaredChangeset;

/** How a changeset of the files ran in a database, if it did. */
public final class ChangesetHistory {
  private ChangesetHistory() {}

  /** {@code file::id::author}: what Liquibase tells changesets apart by. */
  public static String key(DeclaredChangeset changeset) {
    return changeset.file() + "::" + changeset.id() + "::" + changeset.author();
  }

  /** The same of one that ran. */
  public static String key(AppliedChangeset changeset) {
    return changeset.file() + "::" + changeset.id() + "::" + changeset.author();
  }

  /** Whether the changeset is for PostgreSQL at all. */
  public static boolean isForPostgres(DeclaredChangeset changeset) {
    boolean named = changeset.dbms().contains("postgresql") || changeset.dbms().contains("all");
    boolean excludedOthersOnly =
        !changeset.dbms().isEmpty()
            && changeset.dbms().stream().allMatch(name -> name.startsWith("!"));
    return changeset.dbms().isEmpty()
        || named
        || (excludedOthersOnly && !changeset.dbms().contains("!postgresql"));
  }

  /** Whether the file says something else now than when the changeset ran. */
  public static boolean changedSince(DeclaredChangeset changeset, AppliedChangeset applied) {
    return applied.checksum().isPresent() && !applied.checksum().get().equals(changeset.checksum());
  }

  /** What keeps a changeset from running unless an update asks for it, in words. */
  public static Optional<String> condition(DeclaredChangeset changeset) {
    return changeset
        .contexts()
        .map(contexts -> "its context is '" + contexts + "'")
        .or(() -> changeset.labels().map(labels -> "its label is '" + labels + "'"));
  }

  /** What is odd about how a changeset ran here, in one sentence; empty if nothing is. */
  public static Optional<String> remark(
      DeclaredChangeset changeset,
      List<DeclaredChangeset> declared,
      List<AppliedChangeset> applied) {
    String name = "The changeset " + key(changeset);
    Optional<AppliedChangeset> ran =
        applied.stream().filter(candidate -> key(candidate).equals(key(changeset))).findFirst();
    if (!isForPostgres(changeset)) {
      return Optional.of(
          name + " is not for PostgreSQL (dbms " + String.join(", ", changeset.dbms()) + ").");
    }
    if (ran.isEmpty()) {
      return Optional.of(
          name
              + " has not run here"
              + condition(changeset).map(words -> ": " + words).orElse("")
              + ".");
    }
    if (!List.of("EXECUTED", "RERAN").contains(ran.get().executionType())) {
      return Optional.of(
          name + " is only marked here (" + ran.get().executionType() + "): its SQL has not run.");
    }
    if (changedSince(changeset, ran.get())) {
      return Optional.of(name + " changed after it ran here.");
    }
    return ranOutOfOrder(changeset, ran.get(), declared, applied)
        ? Optional.of(name + " ran here after changesets that stand behind it in the changelog.")
        : Optional.empty();
  }

  private static boolean ranOutOfOrder(
      DeclaredChangeset changeset,
      AppliedChangeset ran,
      List<DeclaredChangeset> declared,
      List<AppliedChangeset> applied) {
    Map<String, Integer> orders = new HashMap<>();
    applied.forEach(candidate -> orders.put(key(candidate), candidate.order()));
    return declared.stream()
        .skip(declared.indexOf(changeset) + 1L)
        .anyMatch(later -> orders.getOrDefault(key(later), Integer.MAX_VALUE) < ran.order());
  }
}
