package org.schemaassurance.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemaassurance.changelog.ChangelogAnswers;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Target;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.verify.KnownNames;

/** A changelog that nobody names is read when something is wrong, and is never wrong itself. */
final class FoundHistoryTest {
  private final List<String> read = new ArrayList<>();

  /** The one of the working directory. */
  private final FoundHistory unreadable =
      new FoundHistory(
          new LiveChangelog(null, changelogs(new Unreadable())), changelogs(new Unreadable()));

  private final class Unreadable implements ChangelogAnswers {
    @Override
    public List<DeclaredChangeset> declared(Changelog changelog) {
      read.add(changelog.file());
      throw new UsageException("The changelog can't be read.");
    }

    @Override
    public ChangelogStatus status(
        Changelog changelog, Target server, List<AppliedChangeset> applied) {
      throw new AssertionError("nobody asks how one has run that cannot be read");
    }
  }

  private static Changelogs changelogs(ChangelogAnswers answers) {
    return new Changelogs(answers, ChangelogOptions.DEFAULT, sentence -> {});
  }

  @Test
  void oneThatCannotBeReadTellsNothing() {
    assertThat(unreadable.origin("public.bookings")).isEmpty();
    assertThat(unreadable.end("public.bookings")).isEmpty();
    assertThat(
            unreadable
                .names()
                .of(KnownNames.Kind.UNIQUE, new QualifiedName("public", "users"), List.of("id")))
        .isEmpty();
    assertThat(unreadable.inForce()).isEmpty();
    assertThat(read).isNotEmpty();
  }

  @Test
  void itIsNotReadForWhatHolds() {
    assertThat(unreadable.ofWhatHolds().origin("public.bookings")).isEmpty();
    assertThat(read).isEmpty();
  }
}
