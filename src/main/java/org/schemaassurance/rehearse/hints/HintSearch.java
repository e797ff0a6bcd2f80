package org.schemaassurance.rehearse.hints;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.TableSize;
import org.schemaassurance.model.TableSizes;
import org.schemaassurance.rehearse.hints.Hint.Weight;

/** Looks for hints in a changeset. */
public final class HintSearch {
  private final Set<Hint> wanted;
  private final TableSizes sizes;

  /**
   * @param wanted what is looked for
   * @param sizes of tables in production, by which a hint weighs more or less
   */
  public HintSearch(Collection<Hint> wanted, TableSizes sizes) {
    this.wanted = Set.copyOf(wanted);
    this.sizes = sizes;
  }

  /**
   * What there is to say of a changeset, in the order of its statements, of one object by one hint
   * once.
   *
   * @param trace of its way up, whose statements are those that are sent, as far as they ran; none
   *     where it could not be run
   */
  public List<HintFinding> in(ChangesetText text, Optional<ChangesetTrace> trace) {
    List<HintFinding> found = new ArrayList<>();
    trace.ifPresent(ran -> found.addAll(byTrace(TracedChangeset.of(ran, text.before()))));
    Hints.BY_TEXT.forEach(
        detector -> add(found, detector.hint(), detector.look().in(text), text.before()));
    return withoutConsequences(found).stream()
        .sorted(Comparator.comparingInt(HintFinding::statement))
        .toList();
  }

  /**
   * What the trace of a way down says about what was there before the changeset, and its text where
   * it is not what somebody meant.
   *
   * @param trace of that text, as far as it ran
   */
  public List<HintFinding> inRollback(ChangesetText text, ChangesetTrace trace) {
    List<HintFinding> found = new ArrayList<>();
    byTrace(TracedChangeset.of(trace, text.before())).stream()
        .filter(finding -> text.before().hasTableOrIndex(finding.object()))
        .forEach(found::add);
    Hints.BY_TEXT_OF_ROLLBACK.forEach(
        detector -> add(found, detector.hint(), detector.look().in(text), text.before()));
    return withoutConsequences(found);
  }

  private List<HintFinding> byTrace(TracedChangeset traced) {
    List<HintFinding> found = new ArrayList<>();
    Hints.BY_TRACE.forEach(
        detector -> add(found, detector.hint(), detector.look().in(traced), traced.before()));
    return found;
  }

  private void add(
      List<HintFinding> found, Hint hint, Stream<Remark> remarks, ExistingObjects before) {
    if (wanted.contains(hint)) {
      Map<String, List<Remark>> ofObject =
          remarks.collect(
              Collectors.groupingBy(Remark::object, LinkedHashMap::new, Collectors.toList()));
      ofObject.values().stream()
          .map(same -> same.get(0).with(same))
          .flatMap(remark -> weighed(hint, remark, before).stream())
          .forEach(found::add);
    }
  }

  private Optional<HintFinding> weighed(Hint hint, Remark remark, ExistingObjects before) {
    Optional<TableSize> size = size(remark.object(), before);
    if (hint.weight() == Weight.ROWS && size.filter(TableSize::isSmall).isPresent()) {
      return Optional.empty();
    }
    boolean raised =
        hint.weight() != Weight.ANY_SIZE && size.filter(TableSize::isLarge).isPresent();
    return Optional.of(
        new HintFinding(
            hint,
            raised ? Severity.ERROR : hint.severity(),
            remark.object(),
            remark.said(),
            remark.statement(),
            remark.sentence()));
  }

  private Optional<TableSize> size(String object, ExistingObjects before) {
    return sizes
        .of(object)
        .or(() -> Optional.ofNullable(before.tableOfIndex().get(object)).flatMap(sizes::of));
  }

  /** One cause is one finding: what another one of the same statement explains is not told. */
  private static List<HintFinding> withoutConsequences(List<HintFinding> found) {
    Set<String> explained = new HashSet<>();
    found.forEach(
        cause ->
            cause.hint().explains().forEach(id -> explained.add(id + '#' + cause.statement())));
    return found.stream()
        .filter(finding -> !explained.contains(finding.hint().id() + '#' + finding.statement()))
        .toList();
  }
}
