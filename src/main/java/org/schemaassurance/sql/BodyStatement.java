package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A statement of a PL/pgSQL body, of the few kinds that are told apart (manual, "PL/pgSQL"). */
public sealed interface BodyStatement {

  /**
   * A piece of the body.
   *
   * @param tokens at least one, unless nothing is there
   * @param text as it is written
   */
  record Text(List<Token> tokens, String text) {
    public Text {
      tokens = List.copyOf(tokens);
    }

    /** The column of NEW that it is, and nothing else. */
    public Optional<String> columnOfNew() {
      return tokens.size() == 3 && tokens.get(0).isWord("new") && tokens.get(1).isPunctuation(".")
          ? Optional.of(tokens.get(2).text())
          : Optional.empty();
    }
  }

  /**
   * {@code a.b := value}.
   *
   * @param target each name of it
   */
  record Assignment(List<String> target, Text value) implements BodyStatement {
    public Assignment {
      target = List.copyOf(target);
    }
  }

  /** RETURN. */
  record Return(Text value) implements BodyStatement {}

  /**
   * INSERT of rows of expressions, of one as a rule.
   *
   * @param schema where the text gives one
   * @param columns empty for all, in their order
   * @param values of one row
   * @param others the values of the other rows of VALUES
   * @param skipsConflicts ON CONFLICT DO NOTHING, whatever the key
   * @param instead what is done where a key is named behind ON CONFLICT
   */
  record Insertion(
      Optional<String> schema,
      String table,
      List<String> columns,
      List<Text> values,
      List<List<Text>> others,
      Optional<Source> source,
      boolean skipsConflicts,
      Optional<Instead> instead,
      Text whole)
      implements BodyStatement {
    /**
     * Whose rows the values are computed of.
     *
     * @param alias how the values call it
     * @param join the other one that is joined to it
     * @param condition behind WHERE; no token where there is none
     * @param groups behind GROUP BY
     */
    public record Source(
        String name, String alias, Optional<Join> join, Text condition, List<Text> groups) {
      public Source {
        groups = List.copyOf(groups);
      }

      /** All of its rows, each for itself. */
      public Source(String name, String alias) {
        this(name, alias, Optional.empty(), new Text(List.of(), ""), List.of());
      }
    }

    /**
     * INNER JOIN.
     *
     * @param alias how the values call it
     * @param using columns of both; none where there is a condition
     * @param condition behind ON; no token where there is none
     */
    public record Join(String name, String alias, List<String> using, Text condition) {
      public Join {
        using = List.copyOf(using);
      }
    }

    /**
     * An update of the row that is there, if only of nothing.
     *
     * @param key the columns of the unique key
     * @param columns that are set, in their order
     * @param values of the columns
     */
    public record Instead(List<String> key, List<String> columns, List<Text> values) {
      public Instead {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        values = List.copyOf(values);
      }
    }

    public Insertion {
      columns = List.copyOf(columns);
      values = List.copyOf(values);
      others = others.stream().map(List::copyOf).toList();
    }

    /** For each of its rows the same with that row's values, and those of the others. */
    public List<Insertion> rows() {
      List<List<Text>> all = new ArrayList<>(others);
      all.add(0, values);
      return IntStream.range(0, all.size()).mapToObj(row -> of(all, row)).toList();
    }

    private Insertion of(List<List<Text>> all, int row) {
      List<List<Text>> rest = new ArrayList<>(all);
      List<Text> own = rest.remove(row);
      return new Insertion(
          schema, table, columns, own, rest, source, skipsConflicts, instead, whole);
    }
  }

  /**
   * UPDATE of columns of one table by expressions.
   *
   * @param schema where the text gives one
   * @param alias by which the expressions call the table
   * @param columns that are set, in their order
   * @param values of the columns
   * @param from what stands behind FROM
   * @param condition behind WHERE
   */
  record Update(
      Optional<String> schema,
      String table,
      String alias,
      List<String> columns,
      List<Text> values,
      Optional<Text> from,
      Text condition,
      Text whole)
      implements BodyStatement {
    public Update {
      columns = List.copyOf(columns);
      values = List.copyOf(values);
    }
  }

  /** PERFORM of an expression, without a table. */
  record Evaluation(Text value) implements BodyStatement {}

  /** RAISE below EXCEPTION, which only says something. */
  record Message(List<Text> values) implements BodyStatement {
    public Message {
      values = List.copyOf(values);
    }
  }

  /** What only tells others, NOTIFY, or does nothing, NULL. */
  record Nothing() implements BodyStatement {}

  /**
   * IF, or CASE.
   *
   * @param branches in their order
   * @param otherwise ELSE; without it nothing is done
   */
  record Choice(List<Branch> branches, List<BodyStatement> otherwise) implements BodyStatement {
    public Choice {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** One of a choice. */
  record Branch(Text condition, List<BodyStatement> statements) {
    public Branch {
      statements = List.copyOf(statements);
    }
  }

  /**
   * A block in the body.
   *
   * @param variables that it declares
   * @param handled whether it has EXCEPTION WHEN OTHERS
   * @param handlers the statements of its EXCEPTION part
   */
  record Block(
      List<Assignment> variables,
      List<BodyStatement> statements,
      boolean handled,
      List<List<BodyStatement>> handlers)
      implements BodyStatement {
    public Block {
      variables = List.copyOf(variables);
      statements = List.copyOf(statements);
      handlers = List.copyOf(handlers);
    }
  }

  /** Any other, and all that stands behind it in the body is not read. */
  record Other(Text text) implements BodyStatement {}
}
