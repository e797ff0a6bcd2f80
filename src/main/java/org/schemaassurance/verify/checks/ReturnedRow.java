package org.schemaassurance.verify.checks;

import java.util.Locale;
import java.util.Optional;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement;

/**
 * What a trigger returns: the row that it was called for goes on, or what is returned is nothing.
 */
record ReturnedRow(Trigger trigger, Trigger.Event event) {
  /** What it returns instead, as a sentence goes on. */
  Optional<String> objection(BodyStatement.Return returned) {
    if (trigger.timing() == Trigger.Timing.AFTER || trigger.level() == Trigger.Level.STATEMENT) {
      return PlainExpression.objection(returned.value().tokens());
    }
    String value =
        onOneLine(returned.value().text()).toLowerCase(Locale.ROOT).replaceAll("[( )]", "");
    String row = event == Trigger.Event.DELETE ? "old" : "new";
    boolean returnsRow =
        value.equals(row)
            || value.equals("coalescenew,old")
            || value.equals("coalesceold,new") && event == Trigger.Event.DELETE;
    return returnsRow
        ? Optional.empty()
        : Optional.of(
            "returns "
                + onOneLine(returned.value().text())
                + " on "
                + event
                + " instead of the row");
  }

  private static String onOneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
