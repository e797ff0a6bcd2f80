package org.schemaassurance.lint;

import static org.schemaassurance.lint.SnapshotPart.STATE;
import static org.schemaassurance.lint.SnapshotPart.fact;
import static org.schemaassurance.lint.SnapshotPart.schemaOf;

import java.util.Optional;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;

/** Tables and views of which something was begun and not ended. */
final class UnfinishedRelations {
  private static final String ROW_SECURITY = "row security";

  private UnfinishedRelations() {}

  static Optional<Suspicion> notPopulated(SchemaObject view) {
    return fact(view, STATE)
        .map(
            state ->
                Suspicion.in(
                    schemaOf(view),
                    view.name(),
                    "populated",
                    state + ": every query of it fails",
                    "REFRESH MATERIALIZED VIEW " + view.name() + ";"));
  }

  private static long policies(SchemaObject table) {
    return table.parts().stream().filter(part -> part.kind() == ObjectKind.POLICY).count();
  }

  static Optional<Suspicion> policyAsleep(SchemaObject table) {
    long policies = policies(table);
    return policies == 0 || fact(table, ROW_SECURITY).isPresent()
        ? Optional.empty()
        : Optional.of(
            Suspicion.in(
                schemaOf(table),
                table.name(),
                "row security enabled for its "
                    + (policies == 1 ? "policy" : policies + " policies"),
                "it disabled",
                "ALTER TABLE "
                    + table.name()
                    + " ENABLE ROW LEVEL SECURITY; -- or drop what does nothing"));
  }

  static Optional<Suspicion> noPolicy(SchemaObject table) {
    return policies(table) > 0 || fact(table, ROW_SECURITY).isEmpty()
        ? Optional.empty()
        : Optional.of(
            Suspicion.in(
                schemaOf(table),
                table.name(),
                "a policy for its row security",
                "none: who is subject to it sees no row and writes none",
                "Write the policy that was meant; or ALTER TABLE "
                    + table.name()
                    + " DISABLE ROW LEVEL SECURITY;"));
  }

  /** What is being detached is a partition until that is finished. */
  static Optional<Suspicion> halfDetached(SchemaObject table) {
    return fact(table, STATE)
        .map(
            state ->
                Suspicion.in(
                    schemaOf(table),
                    table.name(),
                    "attached, or detached",
                    state,
                    "ALTER TABLE "
                        + fact(table, "partition of").orElseThrow()
                        + " DETACH PARTITION "
                        + table.name()
                        + " FINALIZE;"));
  }
}
