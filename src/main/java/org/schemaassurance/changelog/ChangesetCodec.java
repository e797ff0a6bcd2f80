package org.schemaassurance.changelog;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.DeclaredChangeset;

/** Changesets as bytes, between a head and a tail that tell an old or a cut file. */
final class ChangesetCodec {
  private static final String HEAD = "schema-assurance changelog index 1";
  private static final String TAIL = "end";

  private ChangesetCodec() {}

  static void write(DataOutputStream out, List<DeclaredChangeset> changesets) throws IOException {
    out.writeUTF(HEAD);
    out.writeInt(changesets.size());
    for (DeclaredChangeset changeset : changesets) {
      out.writeUTF(changeset.file());
      out.writeUTF(changeset.id());
      out.writeUTF(changeset.author());
      out.writeUTF(changeset.checksum());
      out.writeUTF(changeset.contexts().orElse(""));
      out.writeUTF(changeset.labels().orElse(""));
      writeAll(out, changeset.dbms());
      out.writeBoolean(changeset.runAlways());
      out.writeBoolean(changeset.runOnChange());
      out.writeInt(changeset.line());
      writeAll(out, changeset.objects());
    }
    out.writeUTF(TAIL);
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IOException if it is something else
   */
  static List<DeclaredChangeset> read(DataInputStream in) throws IOException {
    expect(in, HEAD);
    int count = in.readInt();
    List<DeclaredChangeset> changesets = new ArrayList<>();
    for (int read = 0; read < count; read++) {
      changesets.add(
          new DeclaredChangeset(
              in.readUTF(),
              in.readUTF(),
              in.readUTF(),
              in.readUTF(),
              unlessEmpty(in.readUTF()),
              unlessEmpty(in.readUTF()),
              Set.copyOf(readAll(in)),
              in.readBoolean(),
              in.readBoolean(),
              in.readInt(),
              readAll(in)));
    }
    expect(in, TAIL);
    return List.copyOf(changesets);
  }

  private static void writeAll(DataOutputStream out, Collection<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  private static List<String> readAll(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int read = 0; read < count; read++) {
      texts.add(in.readUTF());
    }
    return texts;
  }

  private static Optional<String> unlessEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static void expect(DataInputStream in, String mark) throws IOException {
    String found = in.readUTF();
    if (!found.equals(mark)) {
      throw new IOException("Not '%s' but '%s'".formatted(mark, found));
    }
  }
}
