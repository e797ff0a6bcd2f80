package org.schemaassurance.assurance;

import java.util.List;
import java.util.Optional;
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
   * @param changelogs read {@link Changelogs#ofOrigins}. Where there is none, nothing is known
   * @throws org.schemaassurance.model.UsageException if it cannot be read
   */
  public static OriginsOfObjects of(Changelogs changelogs) {
    return changelogs
        .ofOrigins()
        .map(changelog -> new OriginsOfObjects(changelogs.declared(changelog)))
        .orElse(UNKNOWN);
  }

  private void add(DeclaredChangeset changeset) {
    origins.add(changeset, new Origin(changeset.key(), changeset.place()));
  }

  /** The one that creates an object, by its qualified name; empty where nothing is known. */
  public Optional<Origin> of(String object) {
    return origins.of(object);
  }
}
