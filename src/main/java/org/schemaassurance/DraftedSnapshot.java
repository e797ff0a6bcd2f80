package org.schemaassurance;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.files.Project;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.UsageException;

/**
 * A snapshot that drafted rules name.
 *
 * @param name of its file, as a rule gives it: relative to the project, with slashes
 * @param extras what it has beyond the schema itself: owners, privileges
 */
public record DraftedSnapshot(String name, Set<Extra> extras) {
  /** What rules can be about. */
  private static final Set<Extra> KNOWN = EnumSet.of(Extra.OWNERS, Extra.PRIVILEGES);

  /**
   * @throws UsageException if rules cannot be about one of the extras
   */
  public DraftedSnapshot {
    extras = Set.copyOf(extras);
    if (!KNOWN.containsAll(extras)) {
      throw new UsageException(
          "Rules can say of a snapshot's extras owners and privileges alone; leave the others out.");
    }
  }

  /**
   * Of files that are not there yet.
   *
   * @param rules the file that the rules will stand in; empty for one in the working directory
   * @throws UsageException if no rule of that file could name the snapshot
   */
  public static DraftedSnapshot of(Path snapshot, Optional<Path> rules, Set<Extra> extras) {
    Path file = snapshot.toAbsolutePath().normalize();
    Path ruleFile = rules.orElse(Path.of("rules.yaml")).toAbsolutePath().normalize();
    Path root = root(ruleFile);
    if (!file.startsWith(root)) {
      throw new UsageException(
          "The snapshot %s has to lie in the project's folder %s, or no rule can name it."
              .formatted(snapshot, root));
    }
    boolean amongRules =
        file.getParent().equals(ruleFile.getParent()) && !file.getParent().equals(root);
    if (amongRules) {
      throw new UsageException(
          "The snapshot %s would stand among the rules of %s, and be read as one; put it beside that folder."
              .formatted(snapshot, file.getParent().getFileName()));
    }
    return new DraftedSnapshot(root.relativize(file).toString().replace('\\', '/'), extras);
  }

  /** As of the file when it is there; outside of the working directory, of its folder. */
  private static Path root(Path ruleFile) {
    return Project.of(ruleFile)
        .root()
        .or(() -> Project.ofFolder(ruleFile.getParent()).root())
        .orElseThrow(
            () ->
                new UsageException(
                    "The rules in %s would belong to no project, so they can name no snapshot; write both into a project's folder."
                        .formatted(ruleFile.getParent())));
  }
}
