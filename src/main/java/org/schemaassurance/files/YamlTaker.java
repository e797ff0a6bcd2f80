package org.schemaassurance.files;

import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Takes the elements of one list at the top of a file, each as soon as it is composed. */
interface YamlTaker {
  YamlTaker OF_NOTHING =
      new YamlTaker() {
        @Override
        public boolean takes(Node key) {
          return false;
        }

        @Override
        public void take(Node element) {
          throw new IllegalStateException("nothing is taken");
        }
      };

  /** Whether the list behind a key at the top is meant. */
  boolean takes(Node key);

  /** Its next element, which nobody else keeps. */
  void take(Node element);

  /** Whether a key is a text. */
  static boolean is(Node key, String text) {
    return key instanceof ScalarNode scalar && scalar.getValue().equals(text);
  }
}
