package org.schemaassurance.changelog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.PathResource;
import liquibase.resource.Resource;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.files.YamlTree;

/**
 * The files of one folder. Liquibase's own accessor follows {@code ..} and links out of it, and
 * opens whatever it finds: a pipe would hold it for ever.
 */
final class ProjectResources extends DirectoryResourceAccessor {
  private static final Pattern MAY_INCLUDE = Pattern.compile("\\.(?:xml|yaml|yml|json)$");
  private static final Pattern PROTOCOL = Pattern.compile("^(?:classpath\\*?|file):/*");

  /** Files that include others twice each would never end, nor one that includes itself. */
  private static final int MOST_OFTEN = 500;

  private final Path root;
  private final Inputs inputs;
  private final Set<Path> moderate = new HashSet<>();
  private final Map<Path, Integer> opened = new HashMap<>();

  /**
   * @param inputs is told what was asked for
   * @throws FileNotFoundException if there is no such folder
   */
  ProjectResources(Path root, Inputs inputs) throws FileNotFoundException {
    super(root);
    this.root = root.toAbsolutePath().normalize();
    this.inputs = inputs;
  }

  @Override
  public List<Resource> getAll(String path) throws IOException {
    List<Resource> found = super.getAll(PROTOCOL.matcher(path).replaceFirst(""));
    if (found.isEmpty()) {
      inputs.file(root.resolve(relative(path)));
    }
    for (Resource resource : found) {
      require(Path.of(resource.getUri()));
    }
    return found;
  }

  @Override
  protected Resource createResource(Path file, String path) {
    return new ProjectResource(path, file);
  }

  /** What is resolved beside a file does not come from the accessor, and is looked at, too. */
  private final class ProjectResource extends PathResource {
    private final Path file;

    private ProjectResource(String path, Path file) {
      super(path, file);
      this.file = file;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      require(file);
      requireSeldom(file);
      return super.openInputStream();
    }

    @Override
    public Resource resolve(String other) {
      return ours(super.resolve(other));
    }

    @Override
    public Resource resolveSibling(String other) {
      return ours(super.resolveSibling(other));
    }

    private Resource ours(Resource resource) {
      URI uri = resource.getUri();
      return new ProjectResource(resource.getPath(), Path.of(uri));
    }

    // Those of the superclass are told apart by their paths alone, which is what is meant.
    @Override
    public boolean equals(Object other) {
      return super.equals(other);
    }

    @Override
    public int hashCode() {
      return super.hashCode();
    }
  }

  @Override
  public List<Resource> search(String startPath, SearchOptions options) throws IOException {
    String path = relative(startPath);
    Path start = root.resolve(path);
    inputs.folder(start);
    if (Files.isDirectory(start)) {
      Files.walkFileTree(
          start, Set.of(FileVisitOption.FOLLOW_LINKS), options.getMaxDepth(), new StayingBelow());
    }
    return super.search(path, options);
  }

  private static String relative(String path) {
    return PROTOCOL.matcher(path).replaceFirst("").replaceFirst("^/+", "");
  }

  private final class StayingBelow extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      requireBelow(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      requireBelow(file);
      return FileVisitResult.CONTINUE;
    }
  }

  private void require(Path file) throws IOException {
    if (Files.exists(file)) {
      requireBelow(file);
      if (!Files.isDirectory(file)) {
        requireReadable(file);
      }
    }
    inputs.file(file);
  }

  private void requireBelow(Path path) throws IOException {
    if (!path.toRealPath().startsWith(root.toRealPath())) {
      throw new IOException(
          root.relativize(path.toAbsolutePath())
              + " does not lie below the changelog's folder "
              + root);
    }
  }

  private void requireReadable(Path file) throws IOException {
    try {
      TextFile.requireReadable(file, FileKind.DATA);
      if (mayInclude(file) && moderate.add(file)) {
        requireModerate(file);
      }
    } catch (RefusedFileException refused) {
      throw new IOException(
          "the file " + root.relativize(file) + " cannot be read: " + refused.why());
    }
  }

  private static boolean mayInclude(Path file) {
    return MAY_INCLUDE.matcher(file.toString()).find();
  }

  /**
   * A file is opened as often as it is included. It is asked for much more often: what is named
   * relative to a changelog, such as the file of a {@code sqlFile}, is looked up beside it whenever
   * its changeset is read or run.
   */
  private void requireSeldom(Path file) throws IOException {
    if (mayInclude(file) && opened.merge(file, 1, Integer::sum) > MOST_OFTEN) {
      throw new IOException(
          "the file " + root.relativize(file) + " is included more than " + MOST_OFTEN + " times");
    }
  }

  /** Liquibase reads JSON by its YAML parser, and follows aliases however often they double. */
  private void requireModerate(Path file) throws RefusedFileException {
    String text = TextFile.readOfAnyEncoding(file, FileKind.CHANGELOG);
    if (!file.toString().endsWith(".xml")) {
      YamlTree.requireModerate(root.relativize(file).toString(), text);
    }
  }
}
