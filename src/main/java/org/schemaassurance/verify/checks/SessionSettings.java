package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.schemaassurance.model.EventTrigger;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.RoleSetting;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.TableCommands;
import org.schemaassurance.verify.Judgement;

/** Settings that sessions start with and that switch enforcement off. */
final class SessionSettings {
  private SessionSettings() {}

  /**
   * {@code session_replication_role}: under {@code replica} neither triggers nor foreign keys fire,
   * {@code local} is harmless.
   */
  static List<Judgement> thatSilenceTriggers(String object, LiveSchema schema) {
    Stream<Judgement> byTrigger =
        schema.eventTriggers().stream()
            .filter(trigger -> setsReplicationRole(trigger, schema))
            .map(trigger -> silencedBy(object, trigger));
    return Stream.concat(
            schema.settings().stream()
                .filter(
                    setting ->
                        setting.name().equals("session_replication_role")
                            && setting.value().equalsIgnoreCase("replica"))
                .map(setting -> silenced(object, setting)),
            byTrigger)
        .toList();
  }

  private static boolean setsReplicationRole(EventTrigger trigger, LiveSchema schema) {
    return schema.routines(trigger.function()).stream()
        .anyMatch(SessionSettings::setsReplicationRole);
  }

  /** In a language that we don't read the setting's name is enough. */
  private static boolean setsReplicationRole(Routine function) {
    if (!ReachedRoutines.isReadable(function)) {
      return function.body().toLowerCase(Locale.ROOT).contains("session_replication_role");
    }
    try {
      return TableCommands.setReplicationRole(function.body());
    } catch (SqlTextException unreadable) {
      // The check of triggers says so.
      return false;
    }
  }

  private static Judgement silencedBy(String object, EventTrigger trigger) {
    String name = SqlIdentifier.display(trigger.name());
    String found = "the event trigger " + name + ", which sets it on " + trigger.event();
    return Judgement.broken(
        object,
        Phrase.of("session_replication_role origin"),
        Phrase.of(found).addingInSentence(": triggers and foreign keys may not fire there"),
        "DROP EVENT TRIGGER " + name + ";");
  }

  private static Judgement silenced(String object, RoleSetting setting) {
    String found = "replica for " + setting.scope();
    return Judgement.broken(
        object,
        Phrase.of("session_replication_role origin"),
        Phrase.of("session_replication_role " + found)
            .saying(found + ": triggers and foreign keys do not fire there"),
        setting.reset());
  }
}
