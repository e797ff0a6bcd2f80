package org.schemaassurance.assurance;

import java.util.List;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Finding;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleSet;

/** Whether an invariant holds: its own rule answers, as it does for {@code verify}. */
record InvariantQuestion(Changelogs changelogs, QueryRights rights) {
  Finding ask(ReadOnlySession session, Rule rule) {
    RuleSet alone = new RuleSet("", List.of(rule), List.of(), List.of(), List.of());
    return new Verification(Cancellation.NEVER, changelogs, rights)
        .evaluate(session, alone, alone.rules())
        .findings()
        .get(0);
  }
}
