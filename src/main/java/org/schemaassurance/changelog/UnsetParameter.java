package org.schemaassurance.changelog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.UsageException;

/** A parameter of a changelog that has no value, so that the server has read {@code ${name}}. */
record UnsetParameter(String name) {
  /** The one in the statement that failed. */
  static Optional<UnsetParameter> in(Throwable failure, List<DeclaredChangeset> declared) {
    List<String> messages =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .map(thrown -> String.valueOf(thrown.getMessage()))
            .toList();
    return declared.stream()
        .flatMap(changeset -> changeset.unset().stream())
        .filter(name -> messages.stream().anyMatch(text -> text.contains("${" + name + "}")))
        .findFirst()
        .map(UnsetParameter::new);
  }

  UsageException refusal(Changelog changelog) {
    return new UsageException(
        "The changelog %s needs the parameter %s, which has no value: give it with -D %s=…"
            .formatted(changelog.file(), name, name));
  }
}
