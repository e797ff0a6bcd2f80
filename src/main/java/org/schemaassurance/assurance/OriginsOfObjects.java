package org.schemaassurance.assurance;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.Origin;

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
   * @param changelogs read the one that the options or the defaults file name, or that lies where
   *     projects have it. Where there is none, nothing is known
   * @throws org.schemaassurance.model.UsageException if it cannot be read
   */
  public static OriginsOfObjects of(Changelogs changelogs) {
    Changelog changelog = changelogs.named(Optional.empty());
    boolean isElsewhere = !changelog.options().searchPath().isEmpty();
    return isElsewhere || Files.exists(changelog.root().resolve(changelog.file()))
        ? new OriginsOfObjects(changelogs.declared(changelog))
        : UNKNOWN;
  }

  private void add(DeclaredChangeset changeset) {
    origins.add(changeset, new Origin(changeset.key(), changeset.place()));
  }

  /** The one that creates an object, by its qualified name; empty where nothing is known. */
  public Optional<Origin> of(String object) {
    return origins.of(object);
  }
}
