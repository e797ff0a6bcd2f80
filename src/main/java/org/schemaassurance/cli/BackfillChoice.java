package org.schemaassurance.cli;

import java.util.Optional;
import org.schemaassurance.Backfills;
import org.schemaassurance.Rules;
import org.schemaassurance.model.UsageException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which of the backfills that the rules declare. */
final class BackfillChoice {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description =
          "Which of the backfills that the rules declare, before --rules; needless where there is one only.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--all", description = "All that the rules declare, in turn.")
  private boolean all;

  /**
   * Those that were asked for.
   *
   * @throws UsageException if the rules declare no such backfill, or several and none was named
   */
  Backfills of(Rules rules) {
    Backfills declared = rules.backfills();
    if (name.isEmpty()) {
      if (declared.names().size() > 1 && !all) {
        throw new UsageException(
            "The rules declare several backfills: name one of "
                + String.join(", ", declared.names())
                + ", or run them in turn with --all.");
      }
      return declared;
    }
    if (all) {
      throw new UsageException("Either a name or --all, not both.");
    }
    return declared.only(name.get());
  }
}
