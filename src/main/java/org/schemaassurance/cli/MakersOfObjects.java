package org.schemaassurance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.changelog.ChangelogIndex;

/** Which changeset of a changelog creates an object; the last one, if several do. */
final class MakersOfObjects {
  private final Map<String, String> changesets = new HashMap<>();

  /**
   * @param changelog the master file; where there is none, nothing is known
   * @throws org.schemaassurance.model.UsageException if it cannot be read
   */
  MakersOfObjects(Terminal terminal, String changelog) {
    Path here = Path.of("").toAbsolutePath();
    if (Files.exists(here.resolve(changelog))) {
      new ChangelogIndex(terminal.cacheFolder())
          .read(here, changelog)
          .forEach(
              changeset ->
                  changeset
                      .objects()
                      .forEach(
                          object ->
                              changesets.put(
                                  object,
                                  changeset.file()
                                      + "::"
                                      + changeset.id()
                                      + "::"
                                      + changeset.author())));
    }
  }

  /** A part that is not created by itself comes from the changeset of its table. */
  Optional<String> of(String object) {
    String owner = object.substring(0, Math.max(0, object.lastIndexOf('.')));
    return Optional.ofNullable(changesets.get(object))
        .or(() -> Optional.ofNullable(changesets.get(owner)));
  }
}
