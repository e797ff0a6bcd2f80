package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.sql.BodyStatement;
import org.schemaassurance.sql.BodyStatement.Assignment;
import org.schemaassurance.sql.BodyStatement.Block;
import org.schemaassurance.sql.BodyStatement.Branch;
import org.schemaassurance.sql.BodyStatement.Choice;
import org.schemaassurance.sql.BodyStatement.Return;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.SqlLexer;

/**
 * A body that copies the row first, sets columns of the copy and returns that, as generators write
 * it, does so to the row itself.
 *
 * @param name of the variable that has the copy
 */
record CopyOfNew(String name) {
  private static final String ROW = "new";
  private static final Text NEW = new Text(SqlLexer.tokenize(ROW), ROW);

  /** The body without a copy; another one is as it was. */
  static Block resolved(Block body) {
    return name(body)
        .map(CopyOfNew::new)
        .filter(copy -> copy.isMadeOnce(List.of(body)))
        .map(copy -> copy.inBlock(body))
        .orElse(body);
  }

  private static Optional<String> name(Block body) {
    return body.statements().stream()
        .findFirst()
        .filter(Assignment.class::isInstance)
        .map(Assignment.class::cast)
        .filter(first -> first.target().size() == 1 && isRow(first.value()))
        .map(first -> first.target().get(0))
        .filter(
            copy ->
                body.variables().stream()
                    .anyMatch(variable -> variable.target().equals(List.of(copy))));
  }

  private static boolean isRow(Text value) {
    return value.tokens().size() == 1 && value.tokens().get(0).isWord(ROW);
  }

  /** Declared and assigned, and neither again: a block within may have another of its name. */
  private boolean isMadeOnce(List<BodyStatement> statements) {
    return makings(statements).limit(3).count() == 2;
  }

  private Stream<Assignment> makings(List<BodyStatement> statements) {
    return statements.stream()
        .flatMap(
            statement -> {
              if (statement instanceof Block block) {
                return Stream.of(
                        makings(List.copyOf(block.variables())),
                        makings(block.statements()),
                        block.handlers().stream().flatMap(this::makings))
                    .flatMap(each -> each);
              }
              if (statement instanceof Choice choice) {
                return Stream.concat(
                    choice.branches().stream().flatMap(branch -> makings(branch.statements())),
                    makings(choice.otherwise()));
              }
              return Stream.of(statement)
                  .filter(Assignment.class::isInstance)
                  .map(Assignment.class::cast)
                  .filter(made -> made.target().equals(List.of(name)));
            });
  }

  private Block inBlock(Block block) {
    return new Block(
        block.variables(),
        in(block.statements()),
        block.handled(),
        block.handlers().stream().map(this::in).toList());
  }

  private List<BodyStatement> in(List<BodyStatement> statements) {
    return statements.stream().flatMap(this::in).toList();
  }

  private Stream<BodyStatement> in(BodyStatement statement) {
    if (statement instanceof Block block) {
      return Stream.of(inBlock(block));
    }
    if (statement instanceof Choice choice) {
      return Stream.of(
          new Choice(
              choice.branches().stream()
                  .map(branch -> new Branch(branch.condition(), in(branch.statements())))
                  .toList(),
              in(choice.otherwise())));
    }
    if (statement instanceof Return returned && isCopy(returned.value())) {
      return Stream.of(new Return(NEW));
    }
    return statement instanceof Assignment assignment ? in(assignment) : Stream.of(statement);
  }

  private Stream<BodyStatement> in(Assignment assignment) {
    if (!assignment.target().get(0).equals(name)) {
      return Stream.of(assignment);
    }
    return assignment.target().size() == 1
        ? Stream.empty()
        : Stream.of(
            new Assignment(
                Stream.concat(Stream.of(ROW), assignment.target().stream().skip(1)).toList(),
                assignment.value()));
  }

  private boolean isCopy(Text value) {
    return value.tokens().size() == 1
        && value.tokens().get(0).isName()
        && value.tokens().get(0).text().equals(name);
  }
}
