package org.schemaassurance.changelog;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.ChangelogStatus.LeftOut;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.ObjectChange;

/** What Liquibase says of changesets, as bytes. */
final class ChangesetCodec {
  private static final int NO_ROW = -1;

  private ChangesetCodec() {}

  /** One element of a list. */
  @FunctionalInterface
  private interface Writing<T> {
    void write(T element) throws IOException;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  static void writeDeclared(DataOutputStream out, List<DeclaredChangeset> changesets)
      throws IOException {
    writeAll(out, changesets, changeset -> write(out, changeset));
  }

  /**
   * What {@link #writeDeclared} wrote.
   *
   * @throws IOException if it is something else
   */
  static List<DeclaredChangeset> readDeclared(DataInputStream in) throws IOException {
    return readAll(in, () -> readChangeset(in));
  }

  /**
   * @param rows those that were asked about
   */
  static void writeStatus(DataOutputStream out, ChangelogStatus status, List<AppliedChangeset> rows)
      throws IOException {
    Map<AppliedChangeset, Integer> places =
        IntStream.range(0, rows.size())
            .boxed()
            .collect(Collectors.toMap(rows::get, Function.identity(), (first, second) -> first));
    writeAll(
        out,
        status.changesets(),
        state -> {
          write(out, state.changeset());
          writeAll(out, state.leftOut(), reason -> out.writeByte(reason.ordinal()));
          out.writeInt(state.ran().map(places::get).orElse(NO_ROW));
          writeText(out, state.changedTo().orElse(""));
          out.writeBoolean(state.isPending());
        });
    writeAll(out, status.unexpected(), row -> out.writeInt(places.get(row)));
    writeTexts(out, status.invalid());
  }

  /**
   * What {@link #writeStatus} wrote of the same rows.
   *
   * @throws IOException if it is something else
   */
  static ChangelogStatus readStatus(DataInputStream in, List<AppliedChangeset> rows)
      throws IOException {
    return new ChangelogStatus(
        readAll(in, () -> readState(in, rows)),
        readAll(in, () -> rows.get(in.readInt())),
        readTexts(in));
  }

  private static ChangelogStatus.State readState(DataInputStream in, List<AppliedChangeset> rows)
      throws IOException {
    DeclaredChangeset changeset = readChangeset(in);
    List<LeftOut> reasons = readAll(in, () -> LeftOut.values()[in.readByte()]);
    int row = in.readInt();
    return new ChangelogStatus.State(
        changeset,
        Set.copyOf(reasons),
        row == NO_ROW ? Optional.empty() : Optional.of(rows.get(row)),
        unlessEmpty(readText(in)),
        in.readBoolean());
  }

  private static void write(DataOutputStream out, DeclaredChangeset changeset) throws IOException {
    writeText(out, changeset.file());
    writeText(out, changeset.id());
    writeText(out, changeset.author());
    writeText(out, changeset.place().file());
    out.writeInt(changeset.place().line());
    writeText(out, changeset.contexts().orElse(""));
    writeText(out, changeset.labels().orElse(""));
    writeTexts(out, changeset.dbms());
    out.writeBoolean(changeset.runAlways());
    out.writeBoolean(changeset.runOnChange());
    writeText(out, changeset.passedOver().orElse(""));
    writeTexts(out, changeset.unset());
    writeAll(out, changeset.changes(), change -> write(out, change));
  }

  private static DeclaredChangeset readChangeset(DataInputStream in) throws IOException {
    return new DeclaredChangeset(
        readText(in),
        readText(in),
        readText(in),
        new FileLine(readText(in), in.readInt()),
        unlessEmpty(readText(in)),
        unlessEmpty(readText(in)),
        Set.copyOf(readTexts(in)),
        in.readBoolean(),
        in.readBoolean(),
        unlessEmpty(readText(in)),
        readTexts(in),
        readAll(in, () -> readChange(in)));
  }

  private static void write(DataOutputStream out, ObjectChange change) throws IOException {
    out.writeByte(change.kind().ordinal());
    writeText(out, change.object());
    writeText(out, change.columns().orElse(""));
    writeText(out, change.part().orElse(""));
    writeText(out, change.body().orElse(""));
  }

  private static ObjectChange readChange(DataInputStream in) throws IOException {
    return new ObjectChange(
        ObjectChange.Kind.values()[in.readByte()],
        readText(in),
        unlessEmpty(readText(in)),
        unlessEmpty(readText(in)),
        unlessEmpty(readText(in)));
  }

  private static void writeTexts(DataOutputStream out, Collection<String> texts)
      throws IOException {
    writeAll(out, texts, text -> writeText(out, text));
  }

  private static List<String> readTexts(DataInputStream in) throws IOException {
    return readAll(in, () -> readText(in));
  }

  /** {@code writeUTF} takes 64 KiB at most. */
  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static <T> void writeAll(DataOutputStream out, Collection<T> elements, Writing<T> writing)
      throws IOException {
    out.writeInt(elements.size());
    for (T element : elements) {
      writing.write(element);
    }
  }

  private static <T> List<T> readAll(DataInputStream in, Reading<T> reading) throws IOException {
    int count = in.readInt();
    List<T> elements = new ArrayList<>();
    for (int read = 0; read < count; read++) {
      elements.add(reading.read());
    }
    return List.copyOf(elements);
  }

  private static Optional<String> unlessEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
