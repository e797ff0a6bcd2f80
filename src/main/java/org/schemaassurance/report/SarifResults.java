package org.schemaassurance.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Origin;
import org.schemaassurance.model.Outcome;

/** The results of a SARIF file. */
final class SarifResults {
  private static final String FINGERPRINT = "primaryLocationLineHash";
  private static final int CHANGESET = 1;

  /** What stays as it is in a path (RFC 3986, 2.3); a colon would make a relative one a scheme. */
  private static final String UNRESERVED =
      "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final SarifRules rules;

  SarifResults(SarifRules rules) {
    this.rules = rules;
  }

  void write(JsonGenerator json, List<Finding> findings) throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    json.writeArrayFieldStart("results");
    for (Finding finding : findings) {
      String identity = identity(finding);
      writeResult(json, finding, identity + ":" + seen.merge(identity, 1, Integer::sum));
    }
    json.writeEndArray();
  }

  private void writeResult(JsonGenerator json, Finding finding, String fingerprint)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", SarifRules.id(finding));
    json.writeNumberField("ruleIndex", rules.index(finding));
    // Another kind may have no level (section 3.27.9), and code scanning would show no alert.
    json.writeStringField("kind", "fail");
    json.writeStringField("level", SarifLevel.of(finding).toString());
    writeMessage(json, message(finding));
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    writePlace(json, finding.place());
    writeObject(json, finding);
    json.writeEndObject();
    json.writeEndArray();
    writeChangeset(json, finding);
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField(FINGERPRINT, fingerprint);
    json.writeEndObject();
    writeSuppression(json, finding);
    json.writeObjectFieldStart("properties");
    json.writeStringField("status", finding.status().toString());
    json.writeStringField("check", TerminalText.onOneLine(finding.rule().check()));
    json.writeEndObject();
    json.writeEndObject();
  }

  /** A first sentence for lists, and below it what else there is to know. */
  private static String message(Finding finding) {
    String marked =
        finding.status() == Finding.Status.UNKNOWN
            ? "Could not be found out: " + finding.message()
            : finding.message();
    return FindingDetails.of(finding).stream()
        .map(
            detail ->
                detail.label()
                    + ": "
                    + (detail.label().equals(FindingDetails.MADE_BY)
                        ? made(finding)
                        : literal(detail.text())))
        .collect(Collectors.joining("\n", literal(marked) + "\n", ""));
  }

  /** A link to the related location; the brackets inside are escaped (section 3.11.6). */
  private static String made(Finding finding) {
    String changeset = TerminalText.onOneLine(finding.changeset().orElse(""));
    return "[" + bracketsEscaped(changeset) + "](" + CHANGESET + ")";
  }

  /** Text that would read as a link is none. */
  private static String literal(String text) {
    String safe = TerminalText.safe(text);
    return safe.contains("](") ? bracketsEscaped(safe) : safe;
  }

  private static String bracketsEscaped(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
  }

  private static void writeObject(JsonGenerator json, Finding finding) throws IOException {
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField("fullyQualifiedName", TerminalText.onOneLine(finding.object()));
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void writeChangeset(JsonGenerator json, Finding finding) throws IOException {
    Optional<Origin> origin =
        finding.about().origin().filter(made -> !FindingDetails.isRehearsed(finding));
    if (origin.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("relatedLocations");
    json.writeStartObject();
    json.writeNumberField("id", CHANGESET);
    writePlace(json, origin.get().start());
    writeMessage(json, "The changeset that makes " + literal(finding.object()));
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void writeSuppression(JsonGenerator json, Finding finding) throws IOException {
    if (finding.outcome() instanceof Outcome.Waived waived) {
      json.writeArrayFieldStart("suppressions");
      json.writeStartObject();
      json.writeStringField("kind", "external");
      json.writeStringField("status", "accepted");
      json.writeStringField("justification", TerminalText.safe(waived.acceptance().toString()));
      json.writeEndObject();
      json.writeEndArray();
    }
  }

  private static void writeMessage(JsonGenerator json, String text) throws IOException {
    json.writeObjectFieldStart("message");
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static void writePlace(JsonGenerator json, FileLine place) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    if (place.file().startsWith("/")) {
      json.writeStringField("uri", "file://" + encoded(place.file()));
    } else {
      json.writeStringField("uri", encoded(place.file()));
      json.writeStringField("uriBaseId", "%SRCROOT%");
    }
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", Math.max(1, place.line()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String encoded(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : path.replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf(octet) >= 0) {
        encoded.append((char) octet);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  /** The same in each run and wherever the rule moves to in its file. */
  private static String identity(Finding finding) {
    String text =
        String.join("\u0000", finding.rule().name(), finding.rule().check(), finding.object());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
