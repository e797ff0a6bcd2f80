package org.schemaassurance.onboarding;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.schemaassurance.changelog.DefaultsFile;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.FoundChangelog.Unresolved;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What the pom configures of Liquibase's Maven plugin, with the properties of its parents in the
 * source tree and without what else it inherits: only Maven itself could say that.
 *
 * @param folder that has the {@code pom.xml}
 */
record LiquibasePlugin(Path folder) {
  private static final String POM = "pom.xml";

  /** A pom may name itself as its parent. */
  private static final int MOST_GENERATIONS = 8;

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
  private static final Pattern FOLDER =
      Pattern.compile("\\$\\{(project\\.basedir|basedir|pom\\.basedir)}/?");

  /** The changelog that it names, itself or by a properties file. */
  Optional<FoundChangelog> changelog() {
    Path pom = folder.resolve(POM);
    if (!Files.isRegularFile(pom)) {
      return Optional.empty();
    }
    return project(pom)
        .flatMap(
            project ->
                configuration(project).flatMap(found -> changelog(properties(pom, 0), found)));
  }

  /** Those of a parent that lies beside it in the source tree, too; its own win. */
  private static Map<String, String> properties(Path pom, int generation) {
    Map<String, String> properties = new TreeMap<>();
    if (generation < MOST_GENERATIONS && Files.isRegularFile(pom)) {
      project(pom)
          .ifPresent(
              project -> {
                parent(project, pom)
                    .ifPresent(file -> properties.putAll(properties(file, generation + 1)));
                properties.putAll(entries(project, "properties"));
              });
    }
    return properties;
  }

  private static Optional<Path> parent(Element project, Path pom) {
    return children(project, "parent")
        .findFirst()
        .map(parent -> text(parent, "relativePath").orElse("../" + POM))
        .filter(path -> !path.isEmpty())
        .map(path -> pom.resolveSibling(path).normalize())
        .map(path -> Files.isDirectory(path) ? path.resolve(POM) : path);
  }

  /** Empty for what is no XML: Maven tells that better. */
  private static Optional<Element> project(Path pom) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setExpandEntityReferences(false);
      String text = TextFile.readOfAnyEncoding(pom, FileKind.OF_ANOTHER_TOOL);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return Optional.of(
          builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
    } catch (SAXException | RefusedFileException unreadable) {
      return Optional.empty();
    } catch (IOException | ParserConfigurationException impossible) {
      throw new IllegalStateException("a text is read from memory", impossible);
    }
  }

  private static Optional<Element> configuration(Element project) {
    NodeList plugins = project.getElementsByTagName("plugin");
    return IntStream.range(0, plugins.getLength())
        .mapToObj(plugins::item)
        .map(Element.class::cast)
        .filter(plugin -> text(plugin, "artifactId").equals(Optional.of("liquibase-maven-plugin")))
        .flatMap(LiquibasePlugin::configurations)
        .findFirst();
  }

  /** The plugin's own, else that of its first execution. */
  private static Stream<Element> configurations(Element plugin) {
    NodeList all = plugin.getElementsByTagName("configuration");
    return Stream.concat(
        children(plugin, "configuration"),
        IntStream.range(0, all.getLength()).mapToObj(all::item).map(Element.class::cast));
  }

  private Optional<FoundChangelog> changelog(
      Map<String, String> properties, Element configuration) {
    ChangelogOptions.Builder builder = ChangelogOptions.builder();
    value(configuration, properties, "changeLogFile", "changelogFile")
        .ifPresent(builder::changelogFile);
    value(configuration, properties, "contexts", "contextFilter").ifPresent(builder::contexts);
    value(configuration, properties, "labelFilter", "labels").ifPresent(builder::labelFilter);
    value(configuration, properties, "defaultSchemaName").ifPresent(builder::defaultSchemaName);
    value(configuration, properties, "liquibaseSchemaName").ifPresent(builder::liquibaseSchemaName);
    value(configuration, properties, "databaseChangeLogTableName", "databaseChangelogTableName")
        .ifPresent(builder::databaseChangelogTableName);
    value(configuration, properties, "databaseChangeLogLockTableName")
        .ifPresent(builder::databaseChangelogLockTableName);
    value(configuration, properties, "changeLogDirectory", "searchPath")
        .map(text -> Stream.of(text.split(",")).map(part -> folder.resolve(part.strip())).toList())
        .ifPresent(builder::searchPath);
    Map<String, String> parameters = entries(configuration, "expressionVars");
    parameters.putAll(entries(configuration, "expressionVariables"));
    builder.parameters(parameters);
    ChangelogOptions own = builder.build();
    return Optional.of(own.orElse(ofPropertiesFile(configuration, properties)))
        .filter(options -> options.changelogFile().isPresent())
        .map(
            options ->
                new FoundChangelog(
                    options,
                    "the Liquibase plugin in " + POM,
                    unresolved(configuration, properties)));
  }

  /** What is said of those that decide which changesets apply, and that Maven alone knows. */
  private static List<Unresolved> unresolved(
      Element configuration, Map<String, String> properties) {
    return Stream.of(
            unresolved(configuration, properties, "--contexts", "contexts", "contextFilter"),
            unresolved(configuration, properties, "--label-filter", "labelFilter", "labels"),
            unresolved(configuration, properties, "--default-schema-name", "defaultSchemaName"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Unresolved> unresolved(
      Element configuration, Map<String, String> properties, String option, String... names) {
    return Stream.of(names)
        .flatMap(name -> text(configuration, name).stream())
        .map(text -> resolved(text, properties))
        .filter(text -> PROPERTY.matcher(text).find())
        .map(text -> new Unresolved(option, text))
        .findFirst();
  }

  private ChangelogOptions ofPropertiesFile(Element configuration, Map<String, String> properties) {
    return value(configuration, properties, "propertyFile")
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .map(
            file ->
                ChangelogOptions.builder()
                    .defaultsFile(file)
                    .build()
                    .orElse(namesOf(DefaultsFile.read(file))))
        .orElse(ChangelogOptions.DEFAULT);
  }

  private static ChangelogOptions namesOf(ChangelogOptions read) {
    return read.changelogFile().map(ChangelogOptions::of).orElse(ChangelogOptions.DEFAULT);
  }

  /** Empty where it is not there, or says what only Maven knows. */
  private static Optional<String> value(
      Element configuration, Map<String, String> properties, String... names) {
    return Stream.of(names)
        .flatMap(name -> text(configuration, name).stream())
        .map(text -> resolved(text, properties))
        .filter(text -> !text.isBlank() && !PROPERTY.matcher(text).find())
        .findFirst();
  }

  private static String resolved(String text, Map<String, String> properties) {
    Matcher names = PROPERTY.matcher(FOLDER.matcher(text).replaceAll(""));
    return names.replaceAll(
        name -> Matcher.quoteReplacement(properties.getOrDefault(name.group(1), name.group())));
  }

  private static Map<String, String> entries(Element parent, String name) {
    Map<String, String> entries = new TreeMap<>();
    children(parent, name)
        .flatMap(LiquibasePlugin::children)
        .forEach(entry -> entries.put(entry.getNodeName(), entry.getTextContent().strip()));
    return entries;
  }

  private static Optional<String> text(Element parent, String name) {
    return children(parent, name).map(child -> child.getTextContent().strip()).findFirst();
  }

  private static Stream<Element> children(Element parent, String name) {
    return children(parent).filter(child -> child.getNodeName().equals(name));
  }

  private static Stream<Element> children(Element parent) {
    NodeList nodes = parent.getChildNodes();
    List<Node> all = IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).toList();
    return all.stream().filter(Element.class::isInstance).map(Element.class::cast);
  }
}
