package org.schemaassurance.model;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Liquibase says of a changelog and of what a database remembers of it.
 *
 * @param changesets those of the files, in the order in which they run
 * @param unexpected rows of the table that no changeset of the files belongs to, in their order
 * @param invalid what {@code liquibase validate} has against the changelog beside checksums, a
 *     sentence each
 */
public record ChangelogStatus(
    List<State> changesets, List<AppliedChangeset> unexpected, List<String> invalid) {

  public ChangelogStatus {
    changesets = List.copyOf(changesets);
    unexpected = List.copyOf(unexpected);
    invalid = List.copyOf(invalid);
  }

  /** Why an update leaves a changeset out; in the order in which they are told. */
  public enum LeftOut {
    CONTEXT,
    LABEL,
    DBMS,
    IGNORE;

    /** As in {@code 2 left out by context}. */
    public String word() {
      return this == DBMS ? "dbms" : name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * How many are left out why: {@code 2 left out by context, 1 left out by label}; empty if none
     * is. Of several reasons the first counts, so that the numbers add up.
     *
     * @param changesets the reasons of each
     */
    public static String counted(Collection<Set<LeftOut>> changesets) {
      Map<LeftOut, Long> counts =
          changesets.stream()
              .flatMap(reasons -> reasons.stream().sorted().limit(1))
              .collect(
                  Collectors.groupingBy(
                      reason -> reason, () -> new EnumMap<>(LeftOut.class), Collectors.counting()));
      return counts.entrySet().stream()
          .map(count -> count.getValue() + " left out by " + count.getKey().word())
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * One changeset.
   *
   * @param leftOut why it does not apply here; empty if it does
   * @param ran its row of the table
   * @param changedTo its checksum now, where Liquibase does not accept the one of its row
   * @param isPending whether {@code liquibase status} lists it: the next update runs it
   */
  public record State(
      DeclaredChangeset changeset,
      Set<LeftOut> leftOut,
      Optional<AppliedChangeset> ran,
      Optional<String> changedTo,
      boolean isPending) {
    public State {
      leftOut = Set.copyOf(leftOut);
    }

    /** Whether an update with these options runs it, or has run it. */
    public boolean applies() {
      return leftOut.isEmpty();
    }
  }
}
