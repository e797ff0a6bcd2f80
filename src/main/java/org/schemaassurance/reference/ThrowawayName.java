package org.schemaassurance.reference;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The name of a database of ours, which says when its run began and which run it is. What nobody
 * else's database has beside such a name is the {@link #connectionLimit()} that belongs to it.
 *
 * @param begun by the server's clock, UTC, as {@code 20261126t094500}
 * @param run the run's number, also the key of its {@link RunLock}
 * @param number which of the run's databases
 */
record ThrowawayName(String begun, int run, int number) {
  /** What the names of all databases of all runs begin with. */
  static final String PREFIX = "schema_assurance_throwaway_";

  private static final Pattern FORM =
      Pattern.compile(
          PREFIX + "(?<begun>[0-9]{8}t[0-9]{6})_(?<run>[0-9a-f]{8})_(?<number>[1-9][0-9]{0,8})");

  /** Of one run's databases, the beginning that they have in common. */
  static String prefix(String begun, int run) {
    return PREFIX + begun + "_" + hex(run) + "_";
  }

  /** A run's number as it is written. */
  static String hex(int run) {
    return String.format("%08x", run);
  }

  /** Empty if it is the name of somebody else's database. */
  static Optional<ThrowawayName> parse(String name) {
    Matcher form = FORM.matcher(name);
    return form.matches()
        ? Optional.of(
            new ThrowawayName(
                form.group("begun"),
                Integer.parseUnsignedInt(form.group("run"), 16),
                Integer.parseInt(form.group("number"))))
        : Optional.empty();
  }

  /**
   * The mark. CREATE DATABASE takes it together with the name, so there is no moment at which a
   * database of ours is without; it follows from the name, so a renamed one has it no more; and it
   * is so high that it limits nothing.
   */
  int connectionLimit() {
    CRC32 sum = new CRC32();
    sum.update(toString().getBytes(StandardCharsets.UTF_8));
    return 1_000_000_000 + (int) (sum.getValue() % 1_000_000_000);
  }

  /** For whoever wonders what it is. */
  String comment() {
    return "A throwaway database of schema-assurance, begun at "
        + begun
        + " UTC by run "
        + hex(run)
        + ". When that is gone, the next run drops it, or schema-assurance mutate --clean.";
  }

  @Override
  public String toString() {
    return prefix(begun, run) + number;
  }
}
