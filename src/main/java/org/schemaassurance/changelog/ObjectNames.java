package org.schemaassurance.changelog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;
import org.schemaassurance.sql.TypeName;

/**
 * Display names of what stands in SQL text.
 *
 * @param schema of names that are not qualified
 */
record ObjectNames(String schema) {
  /** A name without a schema, as a regular expression without a group. */
  static final String PART = "(?:[a-z_][\\w$]*|\"(?:[^\"]|\"\")+\")";

  /** A name with a schema or without one. */
  static final String ANY = PART + "(?:\\s*\\.\\s*" + PART + ")?";

  /** The same, as a group. */
  static final String NAME = "(" + ANY + ")";

  /** What stands between the parentheses behind a routine's name. */
  static final String ARGUMENTS = "(?:[^()]|\\([^()]*\\))*";

  private static final Pattern ARGUMENT_MODE = pattern("^(?:IN|INOUT|VARIADIC)\\s+");
  private static final Pattern DEFAULT_VALUE = pattern("\\s+DEFAULT\\s.*|\\s*:?=.*");

  static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  QualifiedName name(String text) {
    List<Token> tokens = SqlLexer.tokenize(text);
    return new QualifiedName(
        tokens.size() > 1 ? tokens.get(0).text() : schema, ObjectName.last(text));
  }

  String qualified(String name) {
    return name(name).toString();
  }

  /** Of what lies in the schema of another object, whatever its own name says. */
  String beside(String other, String name) {
    return new QualifiedName(name(other).schema(), ObjectName.last(name)).toString();
  }

  String owned(String table, String name) {
    return qualified(table) + "." + part(name);
  }

  /** Without a schema. */
  static String part(String name) {
    return SqlIdentifier.display(ObjectName.last(name));
  }

  /**
   * @param name as {@link #qualified} has it
   * @param arguments what stands between the parentheses
   */
  static String routine(String name, String arguments) {
    List<String> types =
        Stream.of(arguments.split(","))
            .map(String::strip)
            .filter(argument -> !argument.isEmpty())
            .filter(argument -> !argument.toUpperCase(Locale.ROOT).startsWith("OUT "))
            .map(ObjectNames::type)
            .toList();
    return name + "(" + String.join(", ", types) + ")";
  }

  /** Of {@code IN name type DEFAULT value}; a single word is a type. */
  private static String type(String argument) {
    String declared =
        DEFAULT_VALUE
            .matcher(ARGUMENT_MODE.matcher(argument).replaceFirst(""))
            .replaceFirst("")
            .strip();
    return canonical(declared).orElseGet(() -> withoutName(declared));
  }

  private static String withoutName(String declared) {
    String[] words = declared.split("\\s+", 2);
    String type = words[words.length - 1];
    return canonical(type).orElse(type);
  }

  private static Optional<String> canonical(String type) {
    try {
      return Optional.of(TypeName.ofArgument(type));
    } catch (SqlTextException withName) {
      return Optional.empty();
    }
  }
}
