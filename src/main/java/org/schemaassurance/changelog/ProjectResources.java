package org.schemaassurance.changelog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import liquibase.resource.DirectoryResourceAccessor;
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

  /** Files that include others twice each would never end, nor one that includes itself. */
  private static final int MOST_OFTEN = 500;

  private final Path root;
  private final Map<Path, Integer> asked = new HashMap<>();

  /**
   * @throws FileNotFoundException if there is no such folder
   */
  ProjectResources(Path root) throws FileNotFoundException {
    super(root);
    this.root = root;
  }

  @Override
  public List<Resource> getAll(String path) throws IOException {
    List<Resource> found = super.getAll(path);
    for (Resource resource : found) {
      Path file = Path.of(resource.getUri());
      requireBelow(file);
      if (!Files.isDirectory(file)) {
        requireReadable(file);
      }
    }
    return found;
  }

  @Override
  public List<Resource> search(String startPath, SearchOptions options) throws IOException {
    Path start = root.resolve(startPath.replaceFirst("^file:/+", "").replaceFirst("^/", ""));
    if (Files.isDirectory(start)) {
      Files.walkFileTree(
          start, Set.of(FileVisitOption.FOLLOW_LINKS), options.getMaxDepth(), new StayingBelow());
    }
    return super.search(startPath, options);
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

  private void requireBelow(Path path) throws IOException {
    if (!path.toRealPath().startsWith(root.toRealPath())) {
      throw new IOException(
          root.relativize(path) + " does not lie below the changelog's folder " + root);
    }
  }

  private void requireReadable(Path file) throws IOException {
    try {
      TextFile.requireReadable(file, FileKind.DATA);
      if (MAY_INCLUDE.matcher(file.toString()).find()) {
        requireRare(file);
        requireModerate(file);
      }
    } catch (RefusedFileException refused) {
      throw new IOException(
          "the file " + root.relativize(file) + " cannot be read: " + refused.why());
    }
  }

  private void requireRare(Path file) throws IOException {
    if (asked.merge(file, 1, Integer::sum) > MOST_OFTEN) {
      throw new IOException(
          "the file " + root.relativize(file) + " is included more than " + MOST_OFTEN + " times");
    }
  }

  /** Liquibase reads JSON by its YAML parser, and follows aliases however often they double. */
  private void requireModerate(Path file) throws RefusedFileException {
    String text = TextFile.read(file, FileKind.CHANGELOG);
    if (!file.toString().endsWith(".xml")) {
      YamlTree.requireModerate(root.relativize(file).toString(), text);
    }
  }
}
