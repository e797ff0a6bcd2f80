package org.schemaassurance.assurance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.schemaassurance.changelog.ChangelogAnswers;
import org.schemaassurance.changelog.DefaultsFile;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.FoundChangelog.Unresolved;
import org.schemaassurance.model.Target;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.onboarding.ChangelogSearch;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.verify.checks.ChangelogCheck.DeclaredChangelog;

/**
 * The changelogs of one run, read with the options that were typed, then those of the rule, then
 * those of the defaults file. Each question is asked once.
 */
public final class Changelogs {
  private final ChangelogAnswers answers;
  private final ChangelogOptions typed;
  private final Consumer<String> remarks;
  private final Set<Unresolved> alreadyTold = new HashSet<>();

  /** The same one each time, so that what is known of it is found without a look at its options. */
  private final Map<Changelog, Changelog> ofRules = new IdentityHashMap<>();

  private final Map<Changelog, List<DeclaredChangeset>> declared = new HashMap<>();
  private final Map<Asked, ChangelogStatus> statuses = new HashMap<>();
  private Optional<ChangelogOptions> defaults = Optional.empty();

  private record Asked(Changelog changelog, List<AppliedChangeset> applied) {
    /** One of each changeset's columns would take longer to make than what it saves. */
    @Override
    public int hashCode() {
      return 31 * changelog.hashCode() + applied.size();
    }
  }

  /**
   * @param typed win over what rules and the defaults file say
   * @param remarks is told once what a changelog that was found is read without, a sentence each
   */
  public Changelogs(ChangelogAnswers answers, ChangelogOptions typed, Consumer<String> remarks) {
    this.answers = answers;
    this.typed = typed;
    this.remarks = remarks;
  }

  /** The one that a rule is about, as this run reads it. */
  synchronized Changelog of(Changelog ofRule) {
    return ofRules.computeIfAbsent(ofRule, this::asThisRunReads);
  }

  private Changelog asThisRunReads(Changelog ofRule) {
    ChangelogOptions options = typed.orElse(ofRule.options()).orElse(defaults());
    return typed
        .changelogFile()
        .map(file -> new Changelog(ProjectChangelog.here(), file, options))
        .orElseGet(() -> new Changelog(ofRule.root(), ofRule.file(), options));
  }

  /**
   * The one that is named, else that of the defaults file, else the one that the project has, as
   * {@link ChangelogSearch} finds it.
   *
   * @param file the master file, relative to the working directory; wins over the typed one
   * @throws UsageException if none is named or found
   */
  public Changelog named(Optional<String> file) {
    ChangelogOptions told = told();
    return file.or(told::changelogFile)
        .map(master -> new Changelog(ProjectChangelog.here(), master, told))
        .orElseGet(() -> new ProjectChangelog(told, this::tell).required());
  }

  private synchronized void tell(FoundChangelog found) {
    found.unresolved().stream().filter(alreadyTold::add).map(Unresolved::sentence).forEach(remarks);
  }

  /**
   * The one that says what made an object: as {@link #named(Optional)}, where it is there. One that
   * is typed has to be there; where folders are named, only they are searched.
   */
  Optional<Changelog> ofOrigins() {
    ChangelogOptions told = told();
    Optional<Changelog> changelog =
        told.changelogFile().isPresent()
            ? Optional.of(named(Optional.empty()))
            : new ProjectChangelog(told, found -> {}).found();
    boolean isExpected =
        typed.changelogFile().isPresent()
            || (told.changelogFile().isPresent() && !told.searchPath().isEmpty());
    return changelog.filter(one -> isExpected || ProjectChangelog.isThere(one));
  }

  /**
   * The same where a file or a project's folders are named: for what merely lies around, a
   * verification in which everything holds is not made to wait.
   */
  Optional<Changelog> ofOriginsIfTold() {
    ChangelogOptions told = told();
    return told.changelogFile().isPresent() || !told.searchPath().isEmpty()
        ? ofOrigins()
        : Optional.empty();
  }

  /** Whether it was typed or is named by the defaults file; else it was merely found. */
  boolean isNamed() {
    return told().changelogFile().isPresent();
  }

  /** The one that is named, or that the defaults file names; not one that merely may be there. */
  Optional<Changelog> given() {
    return told().changelogFile().map(file -> named(Optional.of(file)));
  }

  /** The same, where the first rule that is about a changelog comes before the defaults file. */
  Changelog named(Optional<String> file, RuleSet rules) {
    Optional<Changelog> ofRule =
        DeclaredChangelog.of(rules.rules())
            .map(DeclaredChangelog::changelog)
            .findFirst()
            .map(this::of);
    return file.map(
            master ->
                new Changelog(
                    ProjectChangelog.here(),
                    master,
                    ofRule.map(Changelog::options).orElseGet(() -> named(file).options())))
        .or(() -> ofRule)
        .orElseGet(() -> named(file));
  }

  /**
   * As {@link ChangelogAnswers#declared}.
   *
   * @param changelog as this run reads it
   */
  public synchronized List<DeclaredChangeset> declared(Changelog changelog) {
    return declared.computeIfAbsent(changelog, answers::declared);
  }

  /**
   * As {@link ChangelogAnswers#status}.
   *
   * @param changelog as this run reads it
   */
  synchronized ChangelogStatus status(
      Changelog changelog, Target server, List<AppliedChangeset> applied) {
    return statuses.computeIfAbsent(
        new Asked(changelog, applied), asked -> answers.status(changelog, server, applied));
  }

  /**
   * Reads the changelogs that rules name, before anything is sent to the database.
   *
   * @throws org.schemaassurance.model.UsageException if one cannot be read
   */
  void readThoseOf(List<Rule> rules) {
    DeclaredChangelog.of(rules).forEach(rule -> declared(of(rule.changelog())));
  }

  private ChangelogOptions told() {
    return typed.orElse(defaults());
  }

  private synchronized ChangelogOptions defaults() {
    if (defaults.isEmpty()) {
      defaults =
          Optional.of(
              typed.defaultsFile().map(DefaultsFile::read).orElse(ChangelogOptions.DEFAULT));
    }
    return defaults.get();
  }
}
