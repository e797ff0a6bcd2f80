package org.schemaassurance.assurance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Origin;
import org.schemaassurance.verify.ChangesetHistory;

/** Which changeset of a changelog creates an object; the last one, if several do. */
public final class OriginsOfObjects {
  /** Where there is no changelog to look into. */
  public static final OriginsOfObjects UNKNOWN = new OriginsOfObjects(List.of());

  private final CreatedObjects<Origin> origins = new CreatedObjects<>();

  private OriginsOfObjects(List<DeclaredChangeset> changesets) {
    changesets.forEach(this::add);
  }

  /**
   * Those of a changelog.
   *
   * @param changelogs reads a changelog
   * @param changelog the master file; where there is none, nothing is known
   * @throws org.schemaassurance.model.UsageException if it cannot be read
   */
  public static OriginsOfObjects of(LiveChangelog.Source changelogs, String changelog) {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve(changelog))
        ? new OriginsOfObjects(changelogs.changesets(here, changelog))
        : UNKNOWN;
  }

  private void add(DeclaredChangeset changeset) {
    origins.add(
        changeset,
        new Origin(
            ChangesetHistory.key(changeset), new FileLine(changeset.file(), changeset.line())));
  }

  /** The one that creates an object, by its qualified name; empty where nothing is known. */
  public Optional<Origin> of(String object) {
    return origins.nearest(object);
  }
}
