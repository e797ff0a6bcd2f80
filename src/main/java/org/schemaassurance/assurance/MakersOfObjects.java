package org.schemaassurance.assurance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.schemaassurance.drift.DriftFindings.Maker;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.verify.ChangesetHistory;

/** Which changeset of a changelog creates an object; the last one, if several do. */
public final class MakersOfObjects {
  private final ByCreatedObject<Maker> makers = new ByCreatedObject<>();

  /**
   * @param changelogs reads a changelog
   * @param changelog the master file; where there is none, nothing is known
   * @throws org.schemaassurance.model.UsageException if it cannot be read
   */
  public MakersOfObjects(LiveChangelog.Source changelogs, String changelog) {
    Path here = Path.of("").toAbsolutePath();
    if (Files.exists(here.resolve(changelog))) {
      changelogs.changesets(here, changelog).forEach(this::add);
    }
  }

  private void add(DeclaredChangeset changeset) {
    makers.add(
        changeset,
        new Maker(
            ChangesetHistory.key(changeset), new FileLine(changeset.file(), changeset.line())));
  }

  /** The one that creates an object, by its qualified name; empty where nothing is known. */
  public Optional<Maker> of(String object) {
    return makers.nearest(object);
  }
}
