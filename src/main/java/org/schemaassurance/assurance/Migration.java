package org.schemaassurance.assurance;

import java.util.function.Consumer;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.model.Cancellation;

/** What brings an empty database to the schema that is expected. */
public interface Migration {
  /** What it is called in sentences. */
  String name();

  /**
   * Runs it.
   *
   * @throws org.schemaassurance.model.UsageException if it cannot be read
   * @throws org.schemaassurance.model.UndeterminedException if it fails
   */
  void run(Run run);

  /**
   * Where it is run, and for whom.
   *
   * @param database one of ours, with nothing in it
   * @param verb what it is for, such as {@code drift}
   * @param remarks is told what is no part of the answer, a line each
   */
  record Run(
      ConnectionSettings database,
      String verb,
      Limits limits,
      Cancellation cancellation,
      Consumer<String> remarks) {}
}
