package org.schemaassurance.report;

import org.schemaassurance.model.ProbePlan;

/** For people: what a probe would send, as a script that can be tried by hand. */
public final class ProbePlanText {

  /** The whole text. */
  public String of(ProbePlan plan) {
    StringBuilder text = new StringBuilder();
    comment(text, plan.title() + ": what 'probe' would send to " + plan.target());
    plan.remarks().forEach(remark -> comment(text, remark));
    plan.trials().forEach(trial -> append(text, plan, trial));
    return text.toString();
  }

  private static void append(StringBuilder text, ProbePlan plan, ProbePlan.Trial trial) {
    text.append('\n');
    String place = trial.place().file() + ":" + trial.place().line();
    comment(text, trial.behaviour() + ", as " + trial.role() + " (" + place + ")");
    if (trial.kept().isPresent()) {
      comment(text, "Not sent: " + trial.kept().get() + ".");
      return;
    }
    text.append("BEGIN;\n");
    plan.opening().forEach(statement -> text.append(TerminalText.safe(statement)).append('\n'));
    trial
        .statements()
        .forEach(statement -> text.append(TerminalText.safe(statement)).append(";\n"));
    text.append("ROLLBACK;\n");
  }

  private static void comment(StringBuilder text, String sentence) {
    text.append("-- ").append(TerminalText.onOneLine(sentence)).append('\n');
  }
}
