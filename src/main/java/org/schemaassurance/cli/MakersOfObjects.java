package org.schemaassurance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.changelog.ChangelogIndex;
import org.schemaassurance.drift.DriftFindings.Maker;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.verify.ChangesetHistory;

/** Which changeset of a changelog creates an object; the last one, if several do. */
final class MakersOfObjects {
  private final Map<String, Maker> makers = new HashMap<>();

  /**
   * @param changelog the master file; where there is none, nothing is known
   * @throws org.schemaassurance.model.UsageException if it cannot be read
   */
  MakersOfObjects(Terminal terminal, String changelog) {
    Path here = Path.of("").toAbsolutePath();
    if (Files.exists(here.resolve(changelog))) {
      new ChangelogIndex(terminal.cacheFolder()).read(here, changelog).forEach(this::add);
    }
  }

  private void add(DeclaredChangeset changeset) {
    Maker maker =
        new Maker(
            ChangesetHistory.key(changeset), new FileLine(changeset.file(), changeset.line()));
    changeset.objects().forEach(object -> makers.put(object, maker));
  }

  /** A part that is not created by itself comes from the changeset of its table. */
  Optional<Maker> of(String object) {
    String owner = object.substring(0, Math.max(0, object.lastIndexOf('.')));
    return Optional.ofNullable(makers.get(object)).or(() -> Optional.ofNullable(makers.get(owner)));
  }
}
