package org.schemaassurance.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A row that a query has put into a JSON array; its values are read in their order. */
final class JsonRow {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;

  private JsonRow(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads all rows.
   *
   * @param json an array of arrays
   * @param reader of one row, which takes each of its values
   */
  static <T> List<T> all(String json, Function<JsonRow, T> reader) {
    try (JsonParser parser = JSON.createParser(json)) {
      JsonRow row = new JsonRow(parser);
      parser.nextToken();
      return row.list(() -> reader.apply(row));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A text that is never NULL. */
  String text() {
    return optionalText().orElseThrow();
  }

  Optional<String> optionalText() {
    return next() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(value());
  }

  /** A truth value; NULL is false. */
  boolean flag() {
    return next() == JsonToken.VALUE_TRUE;
  }

  /** A list of texts; NULL is an empty one. */
  List<String> texts() {
    return next() == JsonToken.VALUE_NULL ? List.of() : list(this::value);
  }

  /** A list of rows; NULL is an empty one. */
  <T> List<T> rows(Function<JsonRow, T> reader) {
    return next() == JsonToken.VALUE_NULL ? List.of() : list(() -> reader.apply(this));
  }

  /** From the opening bracket, on which the parser stands, to the closing one. */
  private <T> List<T> list(Supplier<T> element) {
    List<T> list = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      boolean isRow = parser.currentToken() == JsonToken.START_ARRAY;
      list.add(element.get());
      if (isRow && next() != JsonToken.END_ARRAY) {
        throw new IllegalStateException("a row has more values than were read");
      }
    }
    return list;
  }

  private JsonToken next() {
    try {
      return parser.nextToken();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String value() {
    try {
      return parser.getText();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
