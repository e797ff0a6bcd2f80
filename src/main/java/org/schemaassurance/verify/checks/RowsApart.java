package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.Token;
import org.schemaassurance.verify.DataQueries;

/**
 * Rows behind one VALUES that no key takes for the same: in a column of it they have different
 * constants, or columns of NEW that are equal in no row of the trigger's table.
 *
 * @param columns that are given
 */
record RowsApart(WrittenRow row, List<String> columns) {

  /** Whether each two of the rows differ in a column of the key; rows of a query may be equal. */
  boolean under(Index index) {
    List<List<Text>> rows =
        Stream.concat(Stream.of(row.insertion().values()), row.insertion().others().stream())
            .toList();
    return rows.size() > 1
        && index.unique()
        && IntStream.range(0, rows.size())
            .allMatch(
                first ->
                    IntStream.range(first + 1, rows.size())
                        .allMatch(second -> differ(rows.get(first), rows.get(second), index)));
  }

  private boolean differ(List<Text> one, List<Text> other, Index index) {
    return index.keys().stream()
        .map(columns::indexOf)
        .filter(at -> at >= 0 && at < one.size() && at < other.size())
        .anyMatch(at -> differ(one.get(at), other.get(at)));
  }

  private boolean differ(Text one, Text other) {
    Optional<String> ofOne = one.columnOfNew();
    Optional<String> ofOther = other.columnOfNew();
    return ofOne.isPresent() && ofOther.isPresent()
        ? !ofOne.equals(ofOther) && areNeverEqual(ofOne.get(), ofOther.get())
        : isConstant(one)
            && isConstant(other)
            && !one.tokens().get(0).text().equals(other.tokens().get(0).text());
  }

  private static boolean isConstant(Text value) {
    return value.tokens().size() == 1 && value.tokens().get(0).kind() == Token.Kind.STRING;
  }

  private boolean areNeverEqual(String one, String other) {
    String query =
        "SELECT 1 AS equal FROM %s WHERE %s = %s"
            .formatted(
                row.onlooker().table().name(),
                SqlIdentifier.quote(one),
                SqlIdentifier.quote(other));
    return row.onlooker().evidence().data().rows(query, 1) instanceof DataQueries.Answer.Rows answer
        && answer.rows().isEmpty();
  }
}
