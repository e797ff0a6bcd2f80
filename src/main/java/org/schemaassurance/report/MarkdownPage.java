package org.schemaassurance.report;

import java.nio.charset.StandardCharsets;

/** As much Markdown as GitHub takes, and how much that leaves out. */
final class MarkdownPage {
  private static final int ROOM_FOR_LAST_WORDS = 500;

  private final StringBuilder text = new StringBuilder();
  private final String most;
  private int room;
  private int leftOut;

  /**
   * @param most the same in words
   */
  MarkdownPage(int mostBytes, String most) {
    this.room = mostBytes - ROOM_FOR_LAST_WORDS;
    this.most = most;
  }

  void always(String block) {
    text.append(block);
    room -= bytes(block);
  }

  void ifItFits(String block) {
    if (bytes(block) <= room) {
      always(block);
    } else {
      leftOut++;
    }
  }

  String text() {
    return leftOut == 0
        ? text.toString()
        : text + "\nLeft out, since a page has room for " + most + ": " + leftOut + " more.\n";
  }

  private static int bytes(String block) {
    return block.getBytes(StandardCharsets.UTF_8).length;
  }
}
