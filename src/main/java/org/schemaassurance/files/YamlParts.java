package org.schemaassurance.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.schemaassurance.ahead.Ahead;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * A large file in the common form, of which the elements of one list at the top were read one by
 * one: their nodes are gone as soon as they are read. All of them at once are most of the memory of
 * a run with tens of thousands of rules, and to copy them takes longer than to make them (ADR 135).
 *
 * @param top the mapping at the top, in which that list is empty
 * @param elements what they were read as
 */
public record YamlParts<T>(Node top, List<T> elements) {
  public YamlParts {
    elements = List.copyOf(elements);
  }

  /**
   * Reads a file, one half beside the other.
   *
   * @param list the key of the list
   * @param reader of one element, from two threads
   * @return nothing if the file is short, is written otherwise, or anything is wrong with it, an
   *     element that the reader throws at included: who reads it as a whole finds what is wrong
   *     first
   */
  public static <T> Optional<YamlParts<T>> read(
      String file, String text, String list, Function<Node, T> reader) {
    int element = YamlHalves.middle(text);
    if (element == 0 || !isOpened(list, text, element)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Halves<>(file, text, list, reader).read(element));
    } catch (RuntimeException told) {
      // By whoever reads it as a whole.
      return Optional.empty();
    }
  }

  /**
   * Whether a list can have begun before a place. A file without it, such as one of rules alone,
   * would be composed in vain, and once more as a whole.
   */
  private static boolean isOpened(String list, String text, int place) {
    return text.startsWith(list + ":") || text.lastIndexOf("\n" + list + ":", place) >= 0;
  }

  /** Elements that one thread has read, and how large they were. */
  private static final class Taken<T> implements YamlTaker {
    private final String file;
    private final String list;
    private final Function<Node, T> reader;
    private final List<T> elements = new ArrayList<>();
    private long size;
    private int signs;

    Taken(String file, String list, Function<Node, T> reader) {
      this.file = file;
      this.list = list;
      this.reader = reader;
    }

    /** The events of which the elements come. */
    CommonYaml of(CommonYaml events) {
      signs = events.signs();
      return events;
    }

    @Override
    public boolean takes(Node key) {
      return YamlTaker.is(key, list);
    }

    @Override
    public void take(Node element) {
      size += TreeSize.moderate(file, element);
      elements.add(reader.apply(element));
    }
  }

  private record Halves<T>(String file, String text, String list, Function<Node, T> reader) {
    YamlParts<T> read(int element) {
      LoadSettings settings = YamlTree.settings(file, text);
      Taken<T> taken = new Taken<>(file, list, reader);
      Taken<T> further = new Taken<>(file, list, reader);
      Ahead<List<NodeTuple>> rest =
          Ahead.of(() -> YamlDocument.rest(settings, further.of(behind(element)), further));
      try {
        MappingNode top =
            (MappingNode)
                YamlDocument.root(settings, taken.of(before(element)), taken).orElseThrow();
        NodeTuple last = top.getValue().get(top.getValue().size() - 1);
        // Of another list the second half has taken what is none of its elements.
        UncommonYamlException.unless(YamlTaker.is(last.getKeyNode(), list));
        top.getValue().addAll(rest.get());
        UncommonYamlException.unless(
            taken.signs + further.signs <= YamlTree.MOST_SIGNS
                && taken.size + further.size + TreeSize.moderate(file, top) <= TreeSize.LARGEST);
        return new YamlParts<>(
            top, Stream.of(taken, further).flatMap(half -> half.elements.stream()).toList());
      } finally {
        rest.await();
      }
    }

    private CommonYaml before(int element) {
      return CommonYaml.before(file, text, element, YamlHalves.INDENT);
    }

    private CommonYaml behind(int element) {
      return CommonYaml.from(file, text, element, YamlHalves.INDENT);
    }
  }
}
