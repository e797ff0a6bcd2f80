package org.schemaassurance.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The verbs, and how each of them ends: with a status and, if it cannot go on, with one sentence.
 */
public final class CommandLineTool {
  /** Picocli's own names, by its {@code mixinStandardHelpOptions}. */
  private static final Set<String> VERSION = Set.of("-V", "--version");

  private static final Set<String> HELP = Set.of("-h", "--help");

  /** In the order of the help. */
  private static final List<String> VERBS =
      List.of(
          "init",
          "lint",
          "verify",
          "probe",
          "drift",
          "snapshot",
          "mutate",
          "rehearse",
          "backfill",
          "cron",
          "rules");

  private final Terminal terminal;

  public CommandLineTool(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Nothing but verbs. */
  @Command(
      name = "schema-assurance",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "VERB",
      description = "Proves that a PostgreSQL database has the behaviour that was declared.",
      footer = {
        "",
        "Exit status: 0 holds, 1 is broken, 2 the question is wrong, 3 could not be found out, 130 interrupted.",
        "Connection: DB_HOST, DB_PORT, DB_NAME, DB_USER, DB_PASSWORD or DB_URL, or the options of the verb."
      })
  static final class Verbs {}

  /**
   * Runs one verb.
   *
   * @return the exit status of the process
   */
  public int run(String... arguments) {
    int status = execute(arguments);
    if (!terminal.out().checkError()) {
      return status;
    }
    terminal.complain("The answer could not be written to standard output.");
    return status == ExitStatus.HOLDS.code() ? ExitStatus.UNKNOWN.code() : status;
  }

  private int execute(String... arguments) {
    CommandLine commands = commands(arguments);
    commands.setOut(terminal.out());
    commands.setErr(terminal.err());
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    // @FILE would put that file's words into an error.
    commands.setExpandAtFiles(false);
    // A mistyped option behind --rules PATH… is not one more path.
    commands.setUnmatchedOptionsAllowedAsOptionParameters(false);
    commands.setExecutionExceptionHandler((thrown, command, parsed) -> failed(thrown, arguments));
    commands.setParameterExceptionHandler(
        (wrong, given) ->
            Secrecy.refusal(options(wrong), arguments)
                .map(this::refused)
                .orElseGet(() -> refused(new Misuse(wrong).sentence(arguments))));
    if (arguments.length == 0) {
      commands.usage(terminal.out());
      return ExitStatus.USAGE.code();
    }
    Optional<String> refusal =
        Secrecy.refusalOfWords(arguments).or(() -> PlatformNames.complaint(arguments));
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    try {
      return commands.execute(arguments);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError fault) {
      // Uncaught it would end the process with 1, which says that something is broken.
      return failed(fault, arguments);
    }
  }

  /** What can be typed; of the verbs those that it takes to answer. */
  CommandLine commands(String... arguments) {
    CommandLine commands = new CommandLine(new Verbs());
    boolean named = arguments.length == 1 && HELP.contains(arguments[0]);
    verbs(arguments).forEach(verb -> commands.addSubcommand(named ? named(verb) : command(verb)));
    return commands;
  }

  /** As the list of all of them shows it: picocli need not look at its options. */
  private static CommandSpec named(String verb) {
    Command told = typeOf(verb).getAnnotation(Command.class);
    CommandSpec spec = CommandSpec.create().name(verb);
    spec.usageMessage().description(told.description());
    return spec;
  }

  /**
   * The one that is typed first alone: picocli looks at each option of each verb that it is given,
   * which takes as long as to read the rules. None for the version alone. All of them where no verb
   * is typed, for help and suggestions.
   */
  private static List<String> verbs(String... arguments) {
    if (arguments.length == 1 && VERSION.contains(arguments[0])) {
      return List.of();
    }
    return arguments.length > 0 && VERBS.contains(arguments[0]) ? List.of(arguments[0]) : VERBS;
  }

  /** A command, or a line of commands; a table of makers would load the class of each of them. */
  private Object command(String verb) {
    return switch (verb) {
      case "init" -> new InitCommand(terminal);
      case "lint" -> new LintCommand(terminal);
      case "verify" -> new VerifyCommand(terminal);
      case "probe" -> new ProbeCommand(terminal);
      case "drift" -> new DriftCommand(terminal);
      case "snapshot" -> new SnapshotCommand(terminal);
      case "mutate" -> new MutateCommand(terminal);
      case "rehearse" -> new RehearseCommand(terminal);
      case "backfill" -> BackfillCommand.of(terminal);
      case "cron" -> new CronCommand(terminal);
      case "rules" -> RulesCommand.of(terminal);
      default -> throw new IllegalArgumentException(verb + " is no verb.");
    };
  }

  private static Class<?> typeOf(String verb) {
    return switch (verb) {
      case "init" -> InitCommand.class;
      case "lint" -> LintCommand.class;
      case "verify" -> VerifyCommand.class;
      case "probe" -> ProbeCommand.class;
      case "drift" -> DriftCommand.class;
      case "snapshot" -> SnapshotCommand.class;
      case "mutate" -> MutateCommand.class;
      case "rehearse" -> RehearseCommand.class;
      case "backfill" -> BackfillCommand.class;
      case "cron" -> CronCommand.class;
      case "rules" -> RulesCommand.class;
      default -> throw new IllegalArgumentException(verb + " is no verb.");
    };
  }

  private int refused(String sentence) {
    terminal.complain(sentence);
    return ExitStatus.USAGE.code();
  }

  private static List<String> options(ParameterException wrong) {
    return List.copyOf(wrong.getCommandLine().getCommandSpec().optionsMap().keySet());
  }

  private int failed(Throwable thrown, String... arguments) {
    boolean verbose = Arrays.asList(arguments).contains("--verbose");
    if (AtShutdown.isUnderWay() && !verbose) {
      // It fails since its work has been ended under it, and that has been told.
      return ExitStatus.INTERRUPTED.code();
    }
    Failure failure = Failure.of(thrown, verbose);
    terminal.complain(failure.sentence());
    if (verbose) {
      terminal.err().print(Secrecy.traceOf(thrown));
      terminal.err().flush();
    }
    return failure.status().code();
  }
}
