package org.schemaassurance.report;

/** Colour, or none. */
public enum Style {
  PLAIN,
  COLOURED;

  String green(String text) {
    return coloured("32", text);
  }

  String red(String text) {
    return coloured("31", text);
  }

  String yellow(String text) {
    return coloured("33", text);
  }

  String bold(String text) {
    return coloured("1", text);
  }

  private String coloured(String code, String text) {
    return this == COLOURED ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
