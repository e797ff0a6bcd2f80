package org.schemaassurance.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.schemaassurance.DraftOptions;
import org.schemaassurance.DraftedRules;
import org.schemaassurance.Onboarding.KnownMigration;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.Surroundings;
import org.schemaassurance.model.FoundChangelog;

/** What the files that {@code init} writes are made of. */
sealed interface InitSource {
  /** As a person is told it. */
  String said();

  /** Rules, and a snapshot if that is asked for, of what is there. */
  DraftedRules drafted(DraftOptions options);

  /**
   * What a pipeline can build for itself.
   *
   * @param server the major version of the server that it is built on; asked where it is needed
   */
  Optional<KnownMigration> migration(IntSupplier server);

  /** A database that is there already, if that is what is read. */
  default Optional<SchemaAssurance> live() {
    return Optional.empty();
  }

  /** The options that were typed for that database; empty if none is read. */
  default Optional<List<String>> connection() {
    return Optional.empty();
  }

  /** What a command makes of an empty database. */
  record OfCommand(
      String line, ReferenceFlags reference, Surroundings surroundings, Terminal terminal)
      implements InitSource {
    @Override
    public String said() {
      return "what the command makes of an empty database";
    }

    @Override
    public DraftedRules drafted(DraftOptions options) {
      return reference
          .server(surroundings, terminal)
          .draftRules(reference.command(line, terminal), options);
    }

    @Override
    public Optional<KnownMigration> migration(IntSupplier server) {
      return Optional.of(
          new KnownMigration(
              "the project's command",
              ShellWords.of(List.of("--of-command", line)),
              server.getAsInt()));
    }
  }

  /** What the changelog makes of an empty database. */
  record OfChangelog(
      FoundChangelog changelog,
      ReferenceFlags reference,
      Surroundings surroundings,
      Terminal terminal)
      implements InitSource {
    @Override
    public String said() {
      return "what the changelog makes of an empty database";
    }

    @Override
    public DraftedRules drafted(DraftOptions options) {
      return reference.server(surroundings, terminal).draftRules(options);
    }

    @Override
    public Optional<KnownMigration> migration(IntSupplier server) {
      return Optional.of(
          new KnownMigration(
              "the changelog",
              "--of-changelog " + ShellWords.of(ChangelogFlags.typedToBuild(changelog)),
              server.getAsInt()));
    }
  }

  /** A database that is there. */
  record OfDatabase(ConnectionFlags flags, Surroundings surroundings, Terminal terminal)
      implements InitSource {
    @Override
    public String said() {
      return "the database, read-only";
    }

    @Override
    public DraftedRules drafted(DraftOptions options) {
      return opened().draftRules(options);
    }

    /** Its own snapshot has what no migration makes, such as its locale. */
    @Override
    public Optional<KnownMigration> migration(IntSupplier server) {
      return Optional.empty();
    }

    @Override
    public Optional<SchemaAssurance> live() {
      return Optional.of(opened());
    }

    @Override
    public Optional<List<String>> connection() {
      return Optional.of(flags.typed());
    }

    private SchemaAssurance opened() {
      return SchemaAssurance.of(flags.settings(terminal), surroundings);
    }
  }
}
