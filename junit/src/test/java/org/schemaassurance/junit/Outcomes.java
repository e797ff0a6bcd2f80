package org.schemaassurance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;
import org.junit.platform.testkit.engine.Events;

/**
 * What came of the tests of a class, as JUnit tells it.
 *
 * @param finished each test and container that was begun
 */
record Outcomes(List<Event> finished) {
  static Outcomes of(Class<?> tests) {
    Events all =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
            .selectors(selectClass(tests))
            .execute()
            .allEvents();
    return new Outcomes(
        all.stream().filter(event -> event.getType() == EventType.FINISHED).toList());
  }

  /** The tests by the name that a person reads, and what JUnit says of each. */
  Map<String, TestExecutionResult.Status> byName() {
    Map<String, TestExecutionResult.Status> statuses = new TreeMap<>();
    finished.stream()
        .filter(event -> event.getTestDescriptor().isTest())
        .forEach(
            event ->
                statuses.put(
                    event.getTestDescriptor().getDisplayName(), result(event).getStatus()));
    return statuses;
  }

  Outcomes assertAllSuccessful() {
    assertThat(finished)
        .filteredOn(event -> result(event).getStatus() != TestExecutionResult.Status.SUCCESSFUL)
        .extracting(
            event -> event.getTestDescriptor().getDisplayName(),
            event -> result(event).getThrowable())
        .isEmpty();
    return this;
  }

  /** What a test, or a container, ended with. */
  Throwable thrownBy(String name) {
    return finished.stream()
        .filter(event -> event.getTestDescriptor().getDisplayName().equals(name))
        .findFirst()
        .flatMap(event -> result(event).getThrowable())
        .orElseThrow(() -> new AssertionError(name + " ended without a failure: " + byName()));
  }

  private static TestExecutionResult result(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class);
  }
}
