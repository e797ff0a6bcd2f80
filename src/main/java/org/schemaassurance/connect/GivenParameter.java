package org.schemaassurance.connect;

import java.util.regex.Pattern;

/**
 * What somebody has given for a parameter of the connection.
 *
 * @param source whose value it is, for a message
 * @param place where it was found, which decides what a message may repeat
 */
record GivenParameter(String value, String source, Place place) {
  /** What can have a password in it, such as a URL in the place of a host. */
  private static final Pattern CONNECTION_STRING = Pattern.compile("[=@]|://|\\w:\\D");

  /** What a value was a part of. */
  enum Place {
    URL,
    SERVICE,
    ALONE
  }

  /** Behind a sentence about a text: a URL's can be a part of its password. */
  String shown(String text) {
    return switch (place) {
      case URL -> "; special characters in its password have to be percent-encoded";
      case SERVICE -> "";
      case ALONE -> CONNECTION_STRING.matcher(text).find() ? "" : ": \"" + text + "\"";
    };
  }
}
