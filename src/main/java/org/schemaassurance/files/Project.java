package org.schemaassurance.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The folder whose files a rule file may name: the one that holds the rules folder, where changelog
 * and rules stand side by side. It is never the root of the file system, a folder above somebody's
 * home, or one that everybody may write to; and a file that is given alone makes no project of the
 * folders around it.
 *
 * @param root absolute; empty where there is no project, so that no file can be named
 */
public record Project(Optional<Path> root) {
  /** Of rules that stand in no file. */
  public static final Project NONE = new Project(Optional.empty());

  private static final Pattern CLASS_PATH = Pattern.compile("^classpath:/*");

  private static final String NO_PROJECT =
      "these rules belong to no project, since their file was given alone, or stands in a folder"
          + " such as / or /tmp; give --rules a folder of rules that stands in the project's folder";

  /**
   * A file of the project.
   *
   * @param root the project's folder
   * @param name relative to the root, with slashes
   */
  public record ProjectFile(Path root, String name, String content) {
    /** Absolute. */
    public Path path() {
      return root.resolve(name);
    }
  }

  /**
   * The project of the rules that the user named.
   *
   * @param rules a folder, or a file: that one has to lie below the working directory
   */
  public static Project of(Path rules) {
    Path absolute = rules.toAbsolutePath().normalize();
    if (Files.isDirectory(absolute)) {
      return ofFolder(absolute);
    }
    Path here = Path.of("").toAbsolutePath().normalize();
    if (!absolute.startsWith(here) || !isAcceptable(here) || here.equals(home())) {
      return NONE;
    }
    return new Project(
        Optional.ofNullable(absolute.getParent())
            .flatMap(folder -> Optional.ofNullable(folder.getParent()))
            .filter(holder -> holder.startsWith(here))
            .or(() -> Optional.of(here)));
  }

  /**
   * The project of a folder of rules, which need not be there yet.
   *
   * @param rules absolute
   */
  public static Project ofFolder(Path rules) {
    return new Project(
        Optional.ofNullable(rules.getParent())
            .filter(Project::isAcceptable)
            .or(() -> Optional.of(rules).filter(Project::isAcceptable)));
  }

  private static boolean isAcceptable(Path folder) {
    boolean top = folder.getParent() == null;
    boolean aboveHome = home().startsWith(folder) && !home().equals(folder);
    return !top && !aboveHome && !isEverybodys(folder);
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home", "/")).toAbsolutePath().normalize();
  }

  private static boolean isEverybodys(Path folder) {
    try {
      return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
    } catch (UnsupportedOperationException noSuchPermissions) {
      return false;
    } catch (IOException unreadable) {
      return true;
    }
  }

  /**
   * Reads a file that a rule file names.
   *
   * @param folder the name is relative to; the root if empty
   * @throws RefusedFileException if it is no file of this kind below the root, or hidden there
   */
  public ProjectFile read(Optional<Path> folder, String name, FileKind kind)
      throws RefusedFileException {
    Path top = root.orElseThrow(() -> RefusedFileException.because(NO_PROJECT));
    Path path = resolved(folder.orElse(top), name);
    requireVisibleBelow(top, path);
    TextFile.requireName(path, kind);
    Path real = TextFile.realPath(path);
    requireVisibleBelow(TextFile.realPath(top), real);
    return new ProjectFile(
        top, top.relativize(path).toString().replace('\\', '/'), TextFile.readReal(real, kind));
  }

  /**
   * A file of the project that need not lie in the project's folder itself: others know where it is
   * looked for.
   *
   * @param root the project's folder
   * @param name as it was given
   * @param places folders and archives of the project, in which alone it is looked for; absolute
   */
  public record NamedFile(Path root, String name, List<Path> places) {
    public NamedFile {
      places = List.copyOf(places);
    }
  }

  /**
   * Looks at the name of a file, and at the file where it lies in the project's folder; its text is
   * for others to read.
   *
   * @param name relative to one of the places
   * @param places relative to the project's folder, which may be one of them; empty for the folder
   *     alone
   * @throws RefusedFileException if it or a place can be no file of this kind below the root, or is
   *     hidden there
   */
  public NamedFile named(String name, List<String> places, FileKind kind)
      throws RefusedFileException {
    Path top = root.orElseThrow(() -> RefusedFileException.because(NO_PROJECT));
    List<Path> absolute = new ArrayList<>();
    for (String place : places) {
      Path path = resolved(top, place);
      if (!path.equals(top)) {
        requireVisibleBelow(top, path);
        requireVisibleBelow(TextFile.realPath(top), TextFile.realPath(path));
      }
      absolute.add(path);
    }
    Path path = resolved(top, CLASS_PATH.matcher(name).replaceFirst(""));
    requireVisibleBelow(top, path);
    TextFile.requireName(path, kind);
    if (places.isEmpty() && (Files.exists(path) || Files.isSymbolicLink(path))) {
      Path real = TextFile.realPath(path);
      requireVisibleBelow(TextFile.realPath(top), real);
      TextFile.requireReadable(real, kind);
    }
    return new NamedFile(top, name, absolute);
  }

  private static Path resolved(Path folder, String name) throws RefusedFileException {
    try {
      Path path = Path.of(name);
      if (path.isAbsolute()) {
        throw RefusedFileException.because("its name is absolute");
      }
      return folder.resolve(path).toAbsolutePath().normalize();
    } catch (InvalidPathException unnameable) {
      boolean isLocale = name.chars().anyMatch(c -> c > '~');
      throw RefusedFileException.because(
          isLocale
              ? "the locale of this process does not have all characters of its name (LC_ALL=C.UTF-8 has them)"
              : "no file can have this name here");
    }
  }

  /** Below a project lie things such as .env, .git and .ssh, which nobody writes rules for. */
  private static void requireVisibleBelow(Path top, Path path) throws RefusedFileException {
    if (!path.startsWith(top) || path.equals(top)) {
      throw RefusedFileException.because("it does not lie there");
    }
    if (StreamSupport.stream(top.relativize(path).spliterator(), false)
        .anyMatch(part -> part.toString().startsWith("."))) {
      throw RefusedFileException.because("it is hidden, by a name that begins with a dot");
    }
  }

  /**
   * Reads a file that stands in the rules folder.
   *
   * @throws RefusedFileException if it is no file of this kind, or a link out of folder and project
   */
  public String readListed(Path folder, Path file, FileKind kind) throws RefusedFileException {
    Path real = TextFile.realPath(file);
    boolean inFolder = real.startsWith(TextFile.realPath(folder));
    if (!inFolder && (root.isEmpty() || !real.startsWith(TextFile.realPath(root.get())))) {
      throw RefusedFileException.because("it is a link that leads out of the project");
    }
    return TextFile.readReal(real, kind);
  }
}
