package org.schemaassurance.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.DraftOptions;
import org.schemaassurance.DraftedRules;
import org.schemaassurance.DraftedSnapshot;
import org.schemaassurance.Schema;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.SnapshotOptions;
import org.schemaassurance.Surroundings;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.UsageException;

/**
 * The rules for a schema and its snapshot, which {@code init} writes.
 *
 * @param all what rules are wanted for
 */
record SchemaFiles(NewFiles files, Terminal terminal, Surroundings surroundings, DraftOptions all) {

  /**
   * Writes what is not there.
   *
   * @return the snapshot; empty where one was there
   */
  Optional<SchemaSnapshot> write(InitSource source) {
    Path file = ProjectFiles.snapshot();
    boolean hasSnapshot = files.leaves(file);
    boolean hasRules = files.leavesRules();
    if (hasSnapshot && hasRules) {
      return Optional.empty();
    }
    DraftedRules drafted =
        source.drafted(
            all.with(DraftedSnapshot.of(file, Optional.of(NewFiles.SCHEMA_RULES), Set.of())));
    if (!hasRules) {
      writeRules(hasSnapshot && !isKept(drafted) ? withoutSnapshot(source) : drafted);
    }
    if (hasSnapshot) {
      return Optional.empty();
    }
    drafted.snapshot().ifPresent(snapshot -> files.write(file, snapshot));
    return drafted.snapshot();
  }

  private void writeRules(DraftedRules drafted) {
    drafted.doubts().forEach(doubt -> terminal.complain("Not a rule: " + doubt));
    files.write(NewFiles.SCHEMA_RULES, drafted.text());
  }

  /** Rules hold where they are written: one that names another snapshot would not. */
  private boolean isKept(DraftedRules drafted) {
    try {
      SchemaSnapshot kept = inFile(surroundings);
      return drafted
          .snapshot()
          .filter(found -> kept.limitedTo(found.extras()).objects().equals(found.objects()))
          .isPresent();
    } catch (UsageException noSnapshot) {
      return false;
    }
  }

  private DraftedRules withoutSnapshot(InitSource source) {
    files.say(
        "  No rule compares with it: what is read has not everything as it has; drift says what.");
    return source.drafted(all);
  }

  /**
   * The one of the project.
   *
   * @throws UsageException if it is none
   */
  static SchemaSnapshot inFile(Surroundings surroundings) {
    return SchemaAssurance.snapshot(
        Schema.inFile(ProjectFiles.snapshot()), SnapshotOptions.DEFAULT, surroundings);
  }
}
