package org.schemaassurance.rules.init;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.ChangelogOptions;

/** The search path of a changelog, as a rule names it. */
final class SearchedPlaces {
  private SearchedPlaces() {}

  /**
   * Relative to a project's folder.
   *
   * @return empty where there is none, or where a place of it lies elsewhere, which no rule may
   *     name: the option or the defaults file that says so now has to say it then, too
   */
  static Optional<List<String>> below(Path project, ChangelogOptions options) {
    Path root = whole(project);
    List<Path> places = options.searchPath().stream().map(SearchedPlaces::whole).toList();
    boolean isNameable = places.stream().allMatch(place -> place.startsWith(root));
    return Optional.of(places)
        .filter(found -> isNameable && !found.isEmpty())
        .map(found -> found.stream().map(place -> named(root, place)).toList());
  }

  private static Path whole(Path place) {
    return place.toAbsolutePath().normalize();
  }

  private static String named(Path root, Path place) {
    String name = root.relativize(place).toString().replace('\\', '/');
    return name.isEmpty() ? "." : name;
  }
}
