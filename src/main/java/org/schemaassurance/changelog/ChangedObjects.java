package org.schemaassurance.changelog;

import static org.schemaassurance.changelog.ObjectNames.NAME;
import static org.schemaassurance.changelog.ObjectNames.pattern;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.ObjectChange.Kind;
import org.schemaassurance.sql.RoutineBody;

/** Tells what SQL text does to objects: what it creates, and what it takes away. */
final class ChangedObjects {
  static final Pattern ALTER_TABLE =
      pattern("\\bALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?" + NAME + "\\s+");

  private final CreatedObjects created;
  private final DroppedObjects dropped;

  /**
   * @param schema of names that are not qualified
   */
  ChangedObjects(String schema) {
    ObjectNames names = new ObjectNames(schema);
    this.created = new CreatedObjects(names);
    this.dropped = new DroppedObjects(names);
  }

  /**
   * @param at where it stands in the text
   */
  record Found(int at, ObjectChange change) {
    /** One for each place where a pattern fits, by the name that is read there. */
    static Stream<Found> each(
        Kind kind, Pattern pattern, String code, Function<MatchResult, String> name) {
      return pattern
          .matcher(code)
          .results()
          .map(hit -> new Found(hit.start(), new ObjectChange(kind, name.apply(hit))));
    }
  }

  /** In order of appearance; of one ALTER TABLE first what it takes away. */
  List<ObjectChange> in(List<String> statements) {
    return statements.stream().flatMap(this::in).toList();
  }

  private Stream<ObjectChange> in(String sql) {
    String code = RoutineBody.withoutComments(sql);
    return Stream.concat(dropped.in(code), created.in(code))
        .sorted(Comparator.comparingInt(Found::at))
        .map(Found::change);
  }
}
