package org.schemaassurance.onboarding;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * An element of a Maven project's pom.
 *
 * @param element as it is written there
 */
record PomElement(Element element) {
  /** The project that a file describes; empty for what is no XML: Maven tells that better. */
  static Optional<PomElement> read(Path pom) {
    if (!Files.isRegularFile(pom)) {
      return Optional.empty();
    }
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setExpandEntityReferences(false);
      String text = TextFile.readOfAnyEncoding(pom, FileKind.OF_ANOTHER_TOOL);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return Optional.of(builder.parse(new InputSource(new StringReader(text))))
          .map(document -> new PomElement(document.getDocumentElement()));
    } catch (SAXException | RefusedFileException unreadable) {
      return Optional.empty();
    } catch (IOException | ParserConfigurationException impossible) {
      throw new IllegalStateException("a text is read from memory", impossible);
    }
  }

  /** All of a name, however deep. */
  Stream<PomElement> descendants(String name) {
    return elements(element.getElementsByTagName(name));
  }

  /** Those of a name in it. */
  Stream<PomElement> children(String name) {
    return children().filter(child -> child.element.getNodeName().equals(name));
  }

  /** The text of the first of a name in it, without blanks around. */
  Optional<String> text(String name) {
    return children(name).map(PomElement::text).findFirst();
  }

  /** The texts in those of a name, by their own names. */
  Map<String, String> entries(String name) {
    Map<String, String> entries = new TreeMap<>();
    children(name)
        .flatMap(PomElement::children)
        .forEach(entry -> entries.put(entry.element.getNodeName(), entry.text()));
    return entries;
  }

  private String text() {
    return element.getTextContent().strip();
  }

  private Stream<PomElement> children() {
    return elements(element.getChildNodes());
  }

  private static Stream<PomElement> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(node -> new PomElement((Element) node));
  }
}
