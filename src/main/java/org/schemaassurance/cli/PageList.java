package org.schemaassurance.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.schemaassurance.LintPage;

/** What there is to explain, a line each. */
final class PageList {
  private PageList() {}

  static String of(List<LintPage> pages) {
    int width = pages.stream().mapToInt(page -> page.id().length()).max().orElse(0);
    return pages.stream()
        .map(
            page ->
                String.format(
                    "%-" + width + "s  %-7s  %-3s  %s%n",
                    page.id(),
                    page.severity(),
                    page.byDefault() ? "on" : "off",
                    page.summary()))
        .collect(Collectors.joining());
  }
}
