package org.schemaassurance.files;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * The one document of a YAML file, or a part of it, and by which parser it is read: our own, in two
 * threads where that is worth it, or the library's. Its nodes are made by {@link YamlComposer}.
 */
final class YamlDocument {
  private final Iterator<Event> events;
  private final YamlComposer composer;

  private YamlDocument(LoadSettings settings, Iterator<Event> events, YamlTaker taker) {
    this.events = events;
    this.composer = new YamlComposer(settings, events, taker);
  }

  /**
   * The root of the one document of a text, if there is any.
   *
   * @throws YamlEngineException if it is no YAML, or several documents
   */
  static Optional<Node> root(String text, LoadSettings settings) {
    try {
      Optional<Node> ofHalves = YamlHalves.compose(text, settings);
      return ofHalves.isPresent()
          ? ofHalves
          : root(settings, new CommonYaml(settings.getLabel(), text));
    } catch (UncommonYamlException other) {
      return rootByLibrary(text, settings);
    }
  }

  /** The same, in whatever form it is written. */
  static Optional<Node> rootByLibrary(String text, LoadSettings settings) {
    return new YamlDocument(
            settings, new Parse(settings).parseString(text).iterator(), YamlTaker.OF_NOTHING)
        .onlyRoot();
  }

  /** The same of a document in the common form. */
  static Optional<Node> root(LoadSettings settings, CommonYaml events) {
    return root(settings, events, YamlTaker.OF_NOTHING);
  }

  /** The same; the list that is taken is empty in it. */
  static Optional<Node> root(LoadSettings settings, CommonYaml events, YamlTaker taker) {
    return new YamlDocument(settings, events, taker).onlyRoot();
  }

  /** What is left of a list, and of the mapping that it is the value of a key of. */
  record Rest(List<Node> elements, List<NodeTuple> entries) {}

  /** The nodes of {@link CommonYaml#from}. */
  static Rest rest(LoadSettings settings, CommonYaml events) {
    YamlDocument document = new YamlDocument(settings, events, YamlTaker.OF_NOTHING);
    document.skipBeginning();
    return new Rest(document.composer.elements(), document.composer.entries());
  }

  /** The same where the elements, which are taken, are those of the list that is. */
  static List<NodeTuple> rest(LoadSettings settings, CommonYaml events, YamlTaker taker) {
    YamlDocument document = new YamlDocument(settings, events, taker);
    document.skipBeginning();
    return document.composer.entriesBehindTaken();
  }

  private void skipBeginning() {
    events.next();
    events.next();
  }

  private Optional<Node> onlyRoot() {
    events.next();
    Event start = events.next();
    if (start.getEventId() == Event.ID.StreamEnd) {
      return Optional.empty();
    }
    Node root = composer.node(events.next());
    events.next();
    Event end = events.next();
    if (end.getEventId() != Event.ID.StreamEnd) {
      throw new ComposerException(
          "expected a single document in the stream",
          root.getStartMark(),
          "but found another document",
          end.getStartMark());
    }
    return Optional.of(root);
  }
}
