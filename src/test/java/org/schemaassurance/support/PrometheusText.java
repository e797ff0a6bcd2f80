package org.schemaassurance.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reader of Prometheus' text format 0.0.4, stricter than Prometheus itself. */
public final class PrometheusText {
  /** The grammar as far as gauges and counters go; .ci/run asks a parser as well. */
  private static final Pattern COMMENT =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) ((?:[^\\\\\n]++|\\\\[\\\\n])++)");

  private static final String LABEL =
      "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]++|\\\\[\"\\\\n])*+\"";
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)\\{(%s(?:,%s)*)\\} ([0-9]+(?:\\.[0-9]+)?)"
              .formatted(LABEL, LABEL));

  private PrometheusText() {}

  /** The series of one metric of a text that follows the grammar, each of them there once. */
  public static List<String> series(String written, String metric) {
    assertThat(written).endsWith("\n");
    Set<String> seen = new HashSet<>();
    List<String> series = new ArrayList<>();
    String type = "";
    for (String line : written.split("\n")) {
      Matcher comment = COMMENT.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (comment.matches()) {
        assertThat(seen.add(comment.group(1) + comment.group(2))).as(line).isTrue();
        type = comment.group(2);
      } else {
        assertThat(sample.matches()).as(line).isTrue();
        assertThat(sample.group(1)).isEqualTo(type);
        assertThat(seen.add(type + sample.group(2))).as(line).isTrue();
        if (type.equals(metric)) {
          series.add(line);
        }
      }
    }
    return series;
  }
}
