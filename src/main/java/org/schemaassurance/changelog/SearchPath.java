package org.schemaassurance.changelog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;
import liquibase.resource.ZipResourceAccessor;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.UsageException;

/**
 * Where Liquibase looks for the files of a changelog: in the places that the search path names, or
 * in the project's folder and in what a build puts on the class path of it; where they have no such
 * file, on the class path. An archive with a project's classes often has its changelog, too: that
 * is no second file of the name.
 */
final class SearchPath extends CompositeResourceAccessor {
  private static final Path RESOURCES = Path.of("src", "main", "resources");

  /**
   * XML's schema of a version that this Liquibase does not know; it would look for it elsewhere.
   */
  private static final Pattern LATER_SCHEMA =
      Pattern.compile("/?www\\.liquibase\\.org/xml/ns/dbchangelog/dbchangelog-[\\d.]+\\.xsd");

  private static final String LATEST_SCHEMA =
      "www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd";

  private final ResourceAccessor named;
  private final boolean isGiven;

  private SearchPath(
      List<ResourceAccessor> named, List<ResourceAccessor> classpath, boolean isGiven) {
    super(Stream.concat(named.stream(), classpath.stream()).toList());
    this.named = new CompositeResourceAccessor(named);
    this.isGiven = isGiven;
  }

  /**
   * Of a changelog.
   *
   * @param inputs is told what was asked for
   * @throws UsageException if one of the places is not there
   */
  static SearchPath of(Changelog changelog, Inputs inputs) {
    List<ResourceAccessor> places = new ArrayList<>();
    boolean isGiven = !changelog.options().searchPath().isEmpty();
    if (isGiven) {
      changelog
          .options()
          .searchPath()
          .forEach(place -> places.add(place(place, "search path", inputs)));
    } else {
      places.add(folder(changelog.root(), inputs));
      Path resources = changelog.root().resolve(RESOURCES);
      inputs.file(resources);
      if (Files.isDirectory(resources)) {
        places.add(folder(resources, inputs));
      }
    }
    List<ResourceAccessor> classpath =
        changelog.options().classpath().stream()
            .map(place -> place(place, "class path", inputs))
            .toList();
    return new SearchPath(places, classpath, isGiven);
  }

  /** The classes that a changelog may name beside Liquibase's own. */
  static URLClassLoader classes(Changelog changelog) {
    URL[] places =
        changelog.options().classpath().stream().map(SearchPath::url).toArray(URL[]::new);
    return new URLClassLoader(places, SearchPath.class.getClassLoader());
  }

  private static URL url(Path place) {
    try {
      return place.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ResourceAccessor place(Path place, String of, Inputs inputs) {
    inputs.file(place);
    if (Files.isDirectory(place)) {
      return folder(place, inputs);
    }
    try {
      return new ZipResourceAccessor(place);
    } catch (FileNotFoundException | IllegalArgumentException e) {
      throw new UsageException(
          "There is no folder or archive " + place + " for the changelog's " + of + ".", e);
    }
  }

  private static ResourceAccessor folder(Path folder, Inputs inputs) {
    try {
      return new ProjectResources(folder, inputs);
    } catch (FileNotFoundException | IllegalArgumentException e) {
      throw new UsageException("There is no folder %s for the changelog.".formatted(folder), e);
    }
  }

  /**
   * Of the same file in two places that nobody has named, a build copies one over the other, which
   * is no ambiguity; where the search path is given, Liquibase decides.
   */
  @Override
  public List<Resource> getAll(String path) throws IOException {
    List<Resource> first = named.getAll(path);
    List<Resource> found = first.isEmpty() ? super.getAll(path) : first;
    if (found.isEmpty() && LATER_SCHEMA.matcher(path).matches()) {
      return new ClassLoaderResourceAccessor(SearchPath.class.getClassLoader())
          .getAll(LATEST_SCHEMA);
    }
    return isGiven || found.size() < 2 ? found : List.of(found.get(0));
  }
}
