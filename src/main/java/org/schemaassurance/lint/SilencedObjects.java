package org.schemaassurance.lint;

import static org.schemaassurance.lint.SnapshotPart.STATE;
import static org.schemaassurance.lint.SnapshotPart.fact;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SchemaObject;

/** What does not fire although it is there: triggers, rules, and what silences them. */
final class SilencedObjects {
  private static final String ENABLED = "enabled";

  /** It does not fire in ordinary sessions, or its copy on a partition does not. */
  private static final Pattern ASLEEP = Pattern.compile("(^| )(disabled|for replicas only)(,|$)");

  /** What follows in a constraint's state on whether it is valid; see constraints.sql. */
  private static final Pattern KEY_TRIGGERS = Pattern.compile("its trigger on .*");

  /** A table in that, which is quoted where SQL wants it. */
  private static final Pattern ASLEEP_ON =
      Pattern.compile(
          "((?:\"(?:[^\"]|\"\")+\"|[^\\s\".]+)\\.(?:\"(?:[^\"]|\"\")+\"|[^\\s\".]+)) is (?:disabled|for replicas only)");

  /** As settings.sql and cluster-settings.sql name one of a role. */
  private static final Pattern OF_ROLE =
      Pattern.compile("\\S+ of role (.*?)( in the database)?", Pattern.DOTALL);

  private SilencedObjects() {}

  static Optional<Suspicion> trigger(SnapshotPart part) {
    return asleep(part, " ENABLE TRIGGER ", "; -- then look for rows that came in meanwhile");
  }

  static Optional<Suspicion> rewriteRule(SnapshotPart part) {
    return asleep(part, " ENABLE RULE ", ";");
  }

  private static Optional<Suspicion> asleep(SnapshotPart part, String enable, String afterwards) {
    return part.state()
        .filter(state -> ASLEEP.matcher(state).find())
        .map(
            state ->
                part.suspicion(
                    ENABLED,
                    state,
                    "ALTER TABLE "
                        + part.owner().name()
                        + enable
                        + part.object().name()
                        + afterwards));
  }

  static Optional<Suspicion> eventTrigger(SchemaObject object) {
    return fact(object, STATE)
        .filter(state -> ASLEEP.matcher(state).find())
        .map(
            state ->
                Suspicion.of(
                    Optional.empty(),
                    object.name(),
                    Phrase.of(ENABLED),
                    Phrase.of(state),
                    "ALTER EVENT TRIGGER " + object.name() + " ENABLE;"));
  }

  static Optional<Suspicion> keyTriggersOff(SnapshotPart part) {
    return part.state()
        .flatMap(state -> KEY_TRIGGERS.matcher(state).results().findFirst())
        .map(MatchResult::group)
        .filter(off -> ASLEEP_ON.matcher(off).find())
        .map(
            off ->
                part.suspicion(
                    "its internal triggers enabled",
                    off,
                    enableOn(off)
                        + " -- as a superuser; then look for rows that came in meanwhile, which VALIDATE CONSTRAINT does not look at"));
  }

  private static String enableOn(String off) {
    return ASLEEP_ON
        .matcher(off)
        .results()
        .map(table -> "ALTER TABLE " + table.group(1) + " ENABLE TRIGGER ALL;")
        .distinct()
        .collect(Collectors.joining(" "));
  }

  static Optional<Suspicion> replicaSetting(SchemaObject setting) {
    return setting.name().startsWith("session_replication_role ")
        ? fact(setting, "value")
            .filter("replica"::equalsIgnoreCase)
            .map(
                value ->
                    Suspicion.of(
                        Optional.empty(),
                        setting.name(),
                        Phrase.of("origin"),
                        Phrase.of(
                            value + ": no ordinary trigger fires, and no foreign key is checked"),
                        alter(setting.name())
                            + " RESET session_replication_role; -- as a superuser, in that database"))
        : Optional.empty();
  }

  /** In psql {@code :"DBNAME"} is the database of the session, quoted. */
  private static String alter(String setting) {
    Matcher role = OF_ROLE.matcher(setting);
    if (role.matches()) {
      return "ALTER ROLE "
          + role.group(1)
          + (role.group(2) == null ? "" : " IN DATABASE :\"DBNAME\"");
    }
    return setting.endsWith(" of all roles") ? "ALTER ROLE ALL" : "ALTER DATABASE :\"DBNAME\"";
  }
}
