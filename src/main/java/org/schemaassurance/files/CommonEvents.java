package org.schemaassurance.files;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Makes the library's events, without anchors and tags. It wants an end where there is a beginning;
 * nobody asks for that, so it is the beginning.
 */
final class CommonEvents {
  static final FlowStyle BLOCK = FlowStyle.BLOCK;
  static final FlowStyle FLOW = FlowStyle.FLOW;

  private static final ImplicitTuple PLAIN = new ImplicitTuple(true, false);
  private static final ImplicitTuple NOT_PLAIN = new ImplicitTuple(false, true);
  private static final Event END_OF_MAPPING = new MappingEndEvent();
  private static final Event END_OF_SEQUENCE = new SequenceEndEvent();

  private final Consumer<Event> taker;

  CommonEvents(Consumer<Event> taker) {
    this.taker = taker;
  }

  void begin() {
    taker.accept(new StreamStartEvent());
    taker.accept(new DocumentStartEvent(false, Optional.empty(), Map.of()));
  }

  void end(boolean isExplicit) {
    taker.accept(new DocumentEndEvent(isExplicit));
    taker.accept(new StreamEndEvent());
  }

  void beginMapping(FlowStyle style, Mark mark) {
    Optional<Mark> place = Optional.of(mark);
    taker.accept(
        new MappingStartEvent(Optional.empty(), Optional.empty(), true, style, place, place));
  }

  void endMapping() {
    taker.accept(END_OF_MAPPING);
  }

  void beginSequence(FlowStyle style, Mark mark) {
    Optional<Mark> place = Optional.of(mark);
    taker.accept(
        new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style, place, place));
  }

  void endSequence() {
    taker.accept(END_OF_SEQUENCE);
  }

  void text(String text, ScalarStyle style, Mark mark) {
    Optional<Mark> place = Optional.of(mark);
    taker.accept(
        new ScalarEvent(
            Optional.empty(),
            Optional.empty(),
            style == ScalarStyle.PLAIN ? PLAIN : NOT_PLAIN,
            text,
            style,
            place,
            place));
  }
}
