package org.schemaassurance.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;

/**
 * The library's events of a YAML text in the form in which nearly every rule file and every
 * snapshot is written: a mapping at the top, {@code key: value} and {@code - value} on lines of
 * their own, a value that ends on its line or is a block of lines. Several times as fast as the
 * library's scanner, and nothing of that has to be loaded then (ADR 82).
 *
 * <p>It never judges: at the first thing that it does not know for sure it throws {@link
 * UncommonYamlException}, and whoever asked begins anew with the library's parser. It takes less
 * than the library does, and reads nothing otherwise. Marks say where something begins, and never
 * where it ends.
 *
 * <p>Source: YAML 1.2.2, chapters 7 and 8, and SnakeYAML Engine's scanner.
 */
public final class CommonYaml implements Iterator<Event> {
  /** Deeper texts are the library's, and so is what it says of too deep ones. */
  private static final int DEEPEST = 30;

  private static final Block TOP = new Block(-1, false);

  private final CommonLine line;
  private final CommonTexts texts;
  private final CommonEvents events;
  private final Deque<Event> waiting = new ArrayDeque<>();

  /** The blocks that are open, the innermost first. */
  private final Deque<Block> open = new ArrayDeque<>();

  /** Behind a key, and at the beginning: what is deeper than the innermost block is its value. */
  private boolean awaitsValue = true;

  private boolean ended;

  /** The list that goes on behind the text that is read here, if only a part is. */
  private Optional<Block> continued = Optional.empty();

  /**
   * @param indent of its keys or dashes
   */
  private record Block(int indent, boolean isSequence) {}

  /**
   * Begins to read.
   *
   * @param file for the marks
   * @throws UncommonYamlException here and in {@link #next} if the text is written otherwise
   */
  public CommonYaml(String file, String text) {
    this(new CommonLine(file, text), text);
  }

  private CommonYaml(CommonLine line, String text) {
    this.line = line;
    events = new CommonEvents(waiting::add);
    texts = new CommonTexts(line, text, events);
    open.push(TOP);
    events.begin();
  }

  /**
   * What stands before an element of a list below a key of the mapping at the top, as if the text
   * ended there.
   *
   * @param element where its line begins
   * @param indent of its dash
   * @throws UncommonYamlException here and in {@link #next} if no such list is open there, too
   */
  static CommonYaml before(String file, String text, int element, int indent) {
    CommonYaml part = new CommonYaml(new CommonLine(file, text, 0, element), text);
    part.continued = Optional.of(new Block(indent, true));
    return part;
  }

  /**
   * What stands there and behind: elements up to the end of their list, then entries up to the end
   * of the mapping; of the beginning of neither there is an event.
   *
   * @param element as {@link #before} takes it
   */
  static CommonYaml from(String file, String text, int element, int indent) {
    CommonYaml part = new CommonYaml(new CommonLine(file, text, element, text.length()), text);
    part.open.push(new Block(0, false));
    part.open.push(new Block(indent, true));
    part.awaitsValue = false;
    return part;
  }

  /** How many there are of what separates and opens, in all that is read. */
  int signs() {
    return line.signs();
  }

  @Override
  public boolean hasNext() {
    return !ended || !waiting.isEmpty();
  }

  @Override
  public Event next() {
    while (waiting.isEmpty()) {
      if (ended) {
        throw new NoSuchElementException();
      }
      if (line.advance()) {
        readLine();
      } else {
        continued.ifPresent(this::requireOpen);
        end(false);
      }
    }
    return waiting.remove();
  }

  private void readLine() {
    if (line.isMarker()) {
      UncommonYamlException.unless(
          line.isEndOfDocument() && !line.advance() && continued.isEmpty());
      end(true);
      return;
    }
    closeDeeperThan(line.column());
    if (open.peek().indent() < line.column() || isListBelowItsKey()) {
      openBlock(line.isDash());
    } else if (open.peek().isSequence() && !line.isDash()) {
      closeListBelowItsKey();
    }
    // Otherwise it is a key without a value.
    UncommonYamlException.unless(!awaitsValue);
    if (open.peek().isSequence()) {
      line.goBehindDash();
      entryOfSequence();
    } else {
      entryOfMapping();
    }
  }

  /** A list may begin no deeper than its key. */
  private boolean isListBelowItsKey() {
    return awaitsValue && line.isDash() && !open.peek().isSequence();
  }

  /** The next key of the mapping ends it. */
  private void closeListBelowItsKey() {
    int indent = open.pop().indent();
    UncommonYamlException.unless(open.peek().indent() == indent);
    events.endSequence();
  }

  private void closeDeeperThan(int indent) {
    while (open.peek().indent() > indent) {
      UncommonYamlException.unless(!awaitsValue);
      if (open.pop().isSequence()) {
        events.endSequence();
      } else {
        events.endMapping();
      }
    }
  }

  private void openBlock(boolean isSequence) {
    boolean isTop = open.size() == 1;
    UncommonYamlException.unless(
        awaitsValue && open.size() < DEEPEST && !(isTop && (isSequence || line.column() > 0)));
    open.push(new Block(line.column(), isSequence));
    if (isSequence) {
      events.beginSequence(CommonEvents.BLOCK, line.mark());
    } else {
      events.beginMapping(CommonEvents.BLOCK, line.mark());
    }
    awaitsValue = false;
  }

  /** Behind its dash: a mapping, whose first key stands here, or a value. */
  private void entryOfSequence() {
    if (texts.isAtKey()) {
      awaitsValue = true;
      openBlock(false);
      entryOfMapping();
    } else {
      texts.value(open.peek().indent());
    }
  }

  private void entryOfMapping() {
    texts.key();
    awaitsValue = line.isOver();
    if (!awaitsValue) {
      texts.value(open.peek().indent());
    }
  }

  private void requireOpen(Block list) {
    closeDeeperThan(list.indent());
    boolean isBelowTopKey = open.size() == 3;
    UncommonYamlException.unless(!awaitsValue && isBelowTopKey && open.peek().equals(list));
  }

  private void end(boolean isExplicit) {
    UncommonYamlException.unless(open.size() > 1);
    closeDeeperThan(-1);
    events.end(isExplicit);
    ended = true;
  }
}
