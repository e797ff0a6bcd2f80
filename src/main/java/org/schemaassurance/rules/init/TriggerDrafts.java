package org.schemaassurance.rules.init;

import java.util.List;
import java.util.Locale;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.model.TriggerFiring;

/** The rules of triggers. */
final class TriggerDrafts {
  private final DraftedTable drafts;

  TriggerDrafts(DraftedTable drafts) {
    this.drafts = drafts;
  }

  void add(Trigger trigger) {
    String name = drafts.name("trigger-" + trigger.name());
    RuleYaml yaml =
        drafts
            .begin(name, "trigger")
            .text("trigger", trigger.name())
            .text("timing", word(trigger.timing()))
            .texts("events", trigger.events().stream().map(TriggerDrafts::word).toList());
    if (!trigger.updateColumns().isEmpty()) {
      yaml.texts("update_of", trigger.updateColumns().stream().sorted().toList());
    }
    yaml.text("level", word(trigger.level()))
        .text("when", trigger.condition())
        .text("function", trigger.function() + "()");
    if (!trigger.arguments().isEmpty()) {
      yaml.texts("arguments", trigger.arguments());
    }
    yaml.text("old_table", trigger.oldTable()).text("new_table", trigger.newTable());
    if (trigger.constraint() || couldBeConstraint(trigger)) {
      yaml.text("constraint", constraint(trigger));
    }
    yaml.text("enabled", trigger.firing() == TriggerFiring.ALWAYS ? "always" : "origin");
    drafts.add(name, yaml, List.of(drafts.part(ObjectKind.TRIGGER, trigger.name())));
  }

  /** Of any other the rule's timing, level or transition tables say that it is none. */
  private static boolean couldBeConstraint(Trigger trigger) {
    return trigger.timing() == Trigger.Timing.AFTER
        && trigger.level() == Trigger.Level.ROW
        && !trigger.hasTransitionTables();
  }

  private static String constraint(Trigger trigger) {
    if (!trigger.constraint()) {
      return "none";
    }
    if (trigger.initiallyDeferred()) {
      return "deferred";
    }
    return trigger.deferrable() ? "deferrable" : "immediate";
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
