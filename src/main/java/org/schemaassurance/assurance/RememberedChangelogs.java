package org.schemaassurance.assurance;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.verify.checks.ChangelogCheck.DeclaredChangelog;

/** Reads each changelog once a run. */
final class RememberedChangelogs implements LiveChangelog.Source {
  private final LiveChangelog.Source source;
  private final Map<Path, List<DeclaredChangeset>> read = new HashMap<>();

  RememberedChangelogs(LiveChangelog.Source source) {
    this.source = source;
  }

  @Override
  public List<DeclaredChangeset> changesets(Path root, String file) {
    return read.computeIfAbsent(root.resolve(file), path -> source.changesets(root, file));
  }

  /**
   * Reads the changelogs that rules name, before anything is sent to the database.
   *
   * @throws org.schemaassurance.model.UsageException if one cannot be read
   */
  void readThoseOf(List<Rule> rules) {
    DeclaredChangelog.of(rules)
        .forEach(changelog -> changesets(changelog.root(), changelog.file()));
  }
}
