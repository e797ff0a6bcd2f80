package org.schemaassurance.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.support.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The verbs and their options in Markdown, from picocli's model of them. */
final class VerbReference {
  /** Options that many verbs have in common, told once; by the class that declares them. */
  private static final Map<Class<?>, String> SHARED = shared();

  private static final Set<String> NEEDLESS = Set.of("--help", "--version");

  private final CommandLine tool;

  VerbReference(CommandLine tool) {
    this.tool = tool;
  }

  private static Map<Class<?>, String> shared() {
    Map<Class<?>, String> titles = new LinkedHashMap<>();
    titles.put(ConnectionFlags.class, "Options of the connection");
    titles.put(RuleFlags.class, "Options of the rules");
    titles.put(ChangelogFlags.class, "Options of the changelog");
    return titles;
  }

  /** The page, behind its notice. */
  String text() {
    StringBuilder text = new StringBuilder("# Verbs\n\n");
    text.append(
        """
        What `schema-assurance VERB --help` says, of all verbs. `java -jar schema-assurance.jar VERB` and, in a clone, `bin/schema-assurance VERB`
        are the same. Exit statuses are the same for each verb: 0 what was asked holds, 1 something is broken, 2 the question is wrong, 3 it could
        not be found out, 130 interrupted.

        | verb | |
        | --- | --- |
        """);
    for (CommandLine verb : tool.getSubcommands().values()) {
      text.append("| [%1$s](#%1$s) | %2$s |%n".formatted(verb.getCommandName(), description(verb)));
    }
    SHARED.forEach((flags, title) -> appendShared(text, flags, title));
    tool.getSubcommands().values().forEach(verb -> append(text, "##", "", verb));
    return text.toString();
  }

  private void appendShared(StringBuilder text, Class<?> flags, String title) {
    text.append("\n## ").append(title).append("\n\n");
    commands()
        .flatMap(command -> command.getCommandSpec().mixins().values().stream())
        .filter(mixin -> mixin.userObject().getClass() == flags)
        .findFirst()
        .ifPresent(mixin -> appendOptions(text, mixin.options()));
  }

  private Stream<CommandLine> commands() {
    return tool.getSubcommands().values().stream()
        .flatMap(verb -> Stream.concat(Stream.of(verb), verb.getSubcommands().values().stream()));
  }

  private static void append(StringBuilder text, String level, String before, CommandLine command) {
    String name = before + command.getCommandName();
    text.append("\n%s %s%n%n%s%n".formatted(level, name, description(command)));
    appendParameters(text, command.getCommandSpec().positionalParameters());
    List<String> shared = new ArrayList<>();
    List<OptionSpec> ownOptions = new ArrayList<>(command.getCommandSpec().options());
    for (CommandSpec mixin : command.getCommandSpec().mixins().values()) {
      String title = SHARED.get(mixin.userObject().getClass());
      if (title != null) {
        ownOptions.removeIf(option -> mixin.findOption(option.longestName()) != null);
        shared.add("[%s](#%s)".formatted(title, Reference.anchor(title)));
      }
    }
    ownOptions.removeIf(option -> NEEDLESS.contains(option.longestName()));
    if (!ownOptions.isEmpty()) {
      text.append('\n');
      appendOptions(text, ownOptions);
    }
    if (!shared.isEmpty()) {
      text.append("\nAnd: ").append(String.join(", ", shared)).append(".\n");
    }
    String footer = paragraph(command.getCommandSpec().usageMessage().footer());
    if (!footer.isEmpty()) {
      text.append('\n').append(footer).append('\n');
    }
    command.getSubcommands().values().forEach(verb -> append(text, "###", name + " ", verb));
  }

  private static void appendParameters(StringBuilder text, List<PositionalParamSpec> parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    text.append("\n| argument | |\n| --- | --- |\n");
    parameters.forEach(
        parameter ->
            text.append("| `%s` | %s |%n".formatted(parameter.paramLabel(), said(parameter))));
  }

  private static void appendOptions(StringBuilder text, List<OptionSpec> options) {
    text.append("| option | |\n| --- | --- |\n");
    options.forEach(
        option -> text.append("| %s | %s |%n".formatted(spelling(option), said(option))));
  }

  private static String spelling(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : option.paramLabel();
    String joined =
        value.isEmpty() ? "" : option.arity().min() == 0 ? "[=" + value + "]" : "=" + value;
    List<String> names = List.of(option.names());
    return names.stream()
        .map(
            name ->
                "`"
                    + name
                    + (name.startsWith("--") ? joined : value.isEmpty() ? "" : " " + value)
                    + "`")
        .collect(Collectors.joining(", "));
  }

  private static String said(ArgSpec argument) {
    return Reference.cell(paragraph(argument.description()));
  }

  private static String description(CommandLine command) {
    return paragraph(command.getCommandSpec().usageMessage().description());
  }

  private static String paragraph(String... lines) {
    return Stream.of(lines)
        .filter(line -> !line.isBlank())
        .map(line -> line.replace("%n", " ").replace("%%", "%"))
        .collect(Collectors.joining(" "));
  }
}
