package org.schemaassurance.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Makes nodes of the parser's events as the library's own composer does, without what nobody asks
 * for: it tries five regular expressions on each text to find its type, and keeps where each node
 * ends and each text once more. That costs half of the time, and most of the memory, of a file with
 * tens of thousands of rules (ADR 77).
 *
 * <p>A text is a text, or nothing: the tag of one without quotes is {@code null} where it is empty
 * or the word null, and else that of a string.
 */
final class YamlComposer {
  private static final Optional<Mark> NOT_KEPT = Optional.empty();

  private final LoadSettings settings;
  private final Iterator<Event> events;
  private final Map<Anchor, Node> anchors = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final YamlTaker taker;
  private int aliases;

  /** How many mappings are open. */
  private int depth;

  /**
   * @param events of a parser; who makes this asks for those outside of the nodes
   * @param taker of the elements of a list at the top
   */
  YamlComposer(LoadSettings settings, Iterator<Event> events, YamlTaker taker) {
    this.settings = settings;
    this.events = events;
    this.taker = taker;
  }

  /** The node that an event begins. */
  Node node(Event event) {
    return switch (event.getEventId()) {
      case Alias -> anchored((AliasEvent) event);
      case Scalar -> scalar((ScalarEvent) event);
      case SequenceStart -> sequence((CollectionStartEvent) event);
      case MappingStart -> mapping((CollectionStartEvent) event);
      default -> throw new IllegalStateException("no node begins with " + event);
    };
  }

  private Node anchored(AliasEvent event) {
    Node node = anchors.get(event.getAlias());
    if (node == null) {
      throw new ComposerException(
          "found undefined alias " + event.getAlias(), event.getStartMark());
    }
    if (node.getNodeType() != NodeType.SCALAR
        && ++aliases > settings.getMaxAliasesForCollections()) {
      throw new YamlEngineException(
          "Number of aliases for non-scalar nodes exceeds the specified max="
              + settings.getMaxAliasesForCollections());
    }
    return node;
  }

  private Node scalar(ScalarEvent event) {
    String text = event.getValue();
    boolean nothing =
        event.getImplicit().canOmitTagInPlainScalar() && (text.isEmpty() || text.equals("null"));
    return named(
        event,
        new ScalarNode(
            tag(event.getTag(), nothing ? Tag.NULL : Tag.STR),
            true,
            texts.computeIfAbsent(text, UnaryOperator.identity()),
            event.getScalarStyle(),
            event.getStartMark(),
            NOT_KEPT));
  }

  private Node sequence(CollectionStartEvent event) {
    List<Node> elements = new ArrayList<>();
    Node sequence = sequence(event, elements);
    elements.addAll(elements());
    return sequence;
  }

  private Node sequence(CollectionStartEvent event, List<Node> elements) {
    return named(
        event,
        new SequenceNode(
            tag(event.getTag(), Tag.SEQ),
            true,
            elements,
            event.getFlowStyle(),
            event.getStartMark(),
            NOT_KEPT));
  }

  /** An empty one; the elements are taken, each as soon as it is composed. */
  private Node takenSequence(CollectionStartEvent event) {
    takeElements();
    return sequence(event, new ArrayList<>());
  }

  /** The rest of the list that is taken, and then of the mapping at the top, in which it stands. */
  List<NodeTuple> entriesBehindTaken() {
    depth = 1;
    takeElements();
    return entries();
  }

  private void takeElements() {
    for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; ) {
      taker.take(node(next));
      next = events.next();
    }
  }

  /** The rest of a list. */
  List<Node> elements() {
    List<Node> elements = new ArrayList<>();
    for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; ) {
      elements.add(node(next));
      next = events.next();
    }
    return elements;
  }

  private Node mapping(CollectionStartEvent event) {
    List<NodeTuple> entries = new ArrayList<>();
    Node mapping =
        named(
            event,
            new MappingNode(
                tag(event.getTag(), Tag.MAP),
                true,
                entries,
                event.getFlowStyle(),
                event.getStartMark(),
                NOT_KEPT));
    depth++;
    entries.addAll(entries());
    depth--;
    return mapping;
  }

  /** The rest of a mapping. */
  List<NodeTuple> entries() {
    List<NodeTuple> entries = new ArrayList<>();
    for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; ) {
      Node key = node(next);
      entries.add(new NodeTuple(key, value(key, events.next())));
      next = events.next();
    }
    return entries;
  }

  private Node value(Node key, Event event) {
    return depth == 1 && event instanceof SequenceStartEvent list && taker.takes(key)
        ? takenSequence(list)
        : node(event);
  }

  /** Before what stands in it: an alias there may mean it. */
  private Node named(NodeEvent event, Node node) {
    if (event.getAnchor().isPresent()) {
      node.setAnchor(event.getAnchor());
      anchors.put(event.getAnchor().get(), node);
    }
    return node;
  }

  private static Tag tag(Optional<String> given, Tag implied) {
    // Asked of each node, of which hardly one has a tag.
    return given.isEmpty() || given.get().equals("!") ? implied : new Tag(given.get());
  }
}
