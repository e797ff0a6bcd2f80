package org.schemaassurance.assurance;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.schemaassurance.model.AssuranceException;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.Origin;
import org.schemaassurance.verify.FoundDefinition;
import org.schemaassurance.verify.KnownNames;
import org.schemaassurance.verify.ObjectHistory;
import org.schemaassurance.verify.Replacement;

/**
 * What the changelog tells that the project has where nobody names one. It is looked for when
 * something is not as it should be: whoever has no such trouble does not wait for Liquibase. One
 * that cannot be read tells nothing, as if there were none.
 */
final class FoundHistory implements ObjectHistory {
  private static final Logger LOGGER = System.getLogger(FoundHistory.class.getName());

  private final LiveChangelog live;
  private final Changelogs changelogs;
  private Optional<Optional<LiveObjects>> objects = Optional.empty();
  private Optional<ObjectHistory> history = Optional.empty();

  FoundHistory(LiveChangelog live, Changelogs changelogs) {
    this.live = live;
    this.changelogs = changelogs;
  }

  @Override
  public ObjectHistory ofWhatHolds() {
    return ObjectHistory.UNKNOWN;
  }

  @Override
  public Optional<Origin> origin(String object) {
    return history().origin(object);
  }

  @Override
  public Optional<String> end(String object) {
    return history().end(object);
  }

  @Override
  public Optional<Replacement> replacement(String object, Optional<FoundDefinition> found) {
    return history().replacement(object, found);
  }

  /** As the changelog calls what is missing; reads files alone, and may be asked by any thread. */
  KnownNames names() {
    return (kind, table, columns) ->
        objects().flatMap(told -> told.names().of(kind, table, columns));
  }

  private ObjectHistory history() {
    if (history.isEmpty()) {
      history =
          Optional.of(
              objects()
                  .flatMap(
                      told ->
                          unlessUnreadable(
                              () -> {
                                told.read();
                                return Optional.<ObjectHistory>of(told);
                              }))
                  .orElse(ObjectHistory.UNKNOWN));
    }
    return history.get();
  }

  private synchronized Optional<LiveObjects> objects() {
    if (objects.isEmpty()) {
      objects =
          Optional.of(
              unlessUnreadable(
                  () ->
                      changelogs
                          .ofOrigins()
                          .map(found -> new LiveObjects(live, changelogs, List.of(found)))));
    }
    return objects.get();
  }

  /**
   * The changelog, where one of its changesets has made something in this database: only then is it
   * one that could be applied to it.
   */
  List<Changelog> inForce() {
    return objects()
        .filter(told -> history() == told && told.hasRun())
        .map(LiveObjects::asked)
        .orElse(List.of());
  }

  private static <T> Optional<T> unlessUnreadable(Supplier<Optional<T>> reading) {
    try {
      return reading.get();
    } catch (AssuranceException unreadable) {
      LOGGER.log(Level.DEBUG, "Nothing is said of what made an object", unreadable);
      return Optional.empty();
    }
  }
}
