package org.schemaassurance.drift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.Severity;

/**
 * A file of cases: SQL that makes a schema, then changes of it. A line {@code -- with: comments}
 * asks for extras. A case is
 *
 * <pre>
 * -- case: NAME [since 15] [until 17]
 * -- differs: changed column app.t.a: type
 * the change
 * -- undo:
 * what takes it back
 * </pre>
 *
 * @param base what makes the schema
 */
record DriftCases(String file, String base, Set<Extra> extras, List<DriftCase> cases) {
  private static final Pattern CASE =
      Pattern.compile("(?m)^-- case: (.*?)(?: since (\\d+))?(?: until (\\d+))?$");
  private static final Pattern DIFFERS = Pattern.compile("(?m)^-- differs: (.*)\n");
  private static final Pattern FACTS = Pattern.compile(": ([a-zSQL, ]+?)( \\(warning\\))?$");
  private static final Pattern WITH = Pattern.compile("(?m)^-- with: (.*)$");
  private static final String UNDO = "-- undo:\n";

  /** All files of a folder beside this class. */
  static List<DriftCases> in(String folder) {
    try (Stream<Path> files =
        Files.list(Path.of(Objects.requireNonNull(DriftCases.class.getResource(folder)).toURI()))) {
      return files.sorted().map(DriftCases::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DriftCases of(Path path) {
    String text = read(path);
    Matcher heading = CASE.matcher(text);
    List<DriftCase> cases = new ArrayList<>();
    int end = text.length();
    if (!heading.find()) {
      throw new IllegalStateException("No case in " + path);
    }
    String base = text.substring(0, heading.start());
    boolean more = true;
    while (more) {
      String name = heading.group(1);
      int since = number(heading.group(2), 0);
      int until = number(heading.group(3), Integer.MAX_VALUE);
      int start = heading.end();
      more = heading.find();
      String body = text.substring(start, more ? heading.start() : end);
      cases.add(of(name, body, since, until));
    }
    return new DriftCases(path.getFileName().toString(), base, extras(base), cases);
  }

  private static DriftCase of(String name, String body, int since, int until) {
    int undo = body.indexOf(UNDO);
    String change = undo < 0 ? body : body.substring(0, undo);
    return new DriftCase(
        name,
        change,
        differences(change),
        undo < 0 ? Optional.empty() : Optional.of(body.substring(undo + UNDO.length())),
        since,
        until);
  }

  /** What the lines of a text say, sorted. */
  static List<String> differences(String text) {
    return DIFFERS.matcher(text).results().map(found -> sorted(found.group(1))).sorted().toList();
  }

  /** The facts behind the colon in the order of the alphabet. */
  private static String sorted(String difference) {
    Matcher facts = FACTS.matcher(difference);
    return facts.replaceFirst(
        found ->
            Matcher.quoteReplacement(
                Arrays.stream(found.group(1).split(", "))
                    .sorted()
                    .collect(
                        Collectors.joining(
                            ", ", ": ", Optional.ofNullable(found.group(2)).orElse("")))));
  }

  private static int number(String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static Set<Extra> extras(String base) {
    Matcher with = WITH.matcher(base);
    Set<Extra> extras = EnumSet.noneOf(Extra.class);
    if (with.find()) {
      List<String> words = Arrays.asList(with.group(1).split(", "));
      Arrays.stream(Extra.values())
          .filter(extra -> words.contains(extra.toString()))
          .forEach(extras::add);
    }
    return extras;
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A difference as a case expects it: its kind, the object, and which facts differ. */
  static String shown(Difference difference) {
    boolean whole =
        difference.kind() == Difference.Kind.MISSING
            || difference.kind() == Difference.Kind.UNEXPECTED;
    return difference.kind()
        + " "
        + difference.objectKind()
        + " "
        + difference.object()
        + (whole
            ? ""
            : ": "
                + difference.facts().stream()
                    .map(Difference.ChangedFact::name)
                    .sorted()
                    .collect(Collectors.joining(", ")))
        + (difference.severity() == Severity.WARNING ? " (warning)" : "");
  }

  @Override
  public String toString() {
    return file;
  }
}
