package org.schemaassurance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.schemaassurance.SchemaAssurance;

/**
 * The API is the front door's package, model, report and throwaway, and whatever else their
 * signatures name: {@code api.txt} lists it, so that nobody changes it by accident.
 */
final class ApiTest {
  private static final String ROOT = "org.schemaassurance";
  private static final Path FOUND = Path.of("target", "api.txt");
  private static final Path SOURCES = Path.of("src/main/java/org/schemaassurance");
  private static final Set<Path> API =
      Set.of(
          SOURCES,
          SOURCES.resolve("model"),
          SOURCES.resolve("report"),
          SOURCES.resolve("throwaway"));
  private static final Path CONSUMER =
      Path.of("src/it/consumer/src/main/java/com/example/Consumer.java");
  private static final Pattern IMPORT =
      Pattern.compile("import (org\\.schemaassurance\\.[\\w.]+);");

  @Test
  void theApiIsTheOneThatIsWrittenDown() throws Exception {
    List<String> found = api();
    Files.write(FOUND, found);

    assertThat(found)
        .as(
            "If the change is meant, copy %s over src/test/resources/%s/architecture/api.txt, and say"
                + " it in CHANGELOG.md",
            FOUND, ROOT.replace('.', '/'))
        .isEqualTo(written());
  }

  @Test
  void theApiNamesNothingThatIsInternal() throws Exception {
    assertThat(types())
        .filteredOn(
            type -> !type.matches("org\\.schemaassurance\\.((model|report|throwaway)\\.)?[A-Z].*"))
        .containsExactly(
            ROOT + ".connect.ConnectionOptions",
            ROOT + ".connect.ConnectionSettings",
            ROOT + ".connect.ProjectDefaults",
            ROOT + ".connect.ServerAddress");
  }

  @Test
  void everyOtherPackageSaysThatItIsInternal() throws IOException {
    assertThat(packages())
        .isNotEmpty()
        .allSatisfy(
            info ->
                assertThat(Files.readString(info).contains("<p>Internal"))
                    .as("%s says that the package is internal", info)
                    .isEqualTo(!API.contains(info.getParent())));
  }

  /** What it names is all that {@code make release-check} has it compile against. */
  @Test
  void theProjectOutsideUsesTheApiAlone() throws Exception {
    List<String> imported =
        IMPORT.matcher(Files.readString(CONSUMER)).results().map(name -> name.group(1)).toList();

    assertThat(imported).contains(SchemaAssurance.class.getName());
    assertThat(types()).containsAll(imported);
  }

  private static List<Path> packages() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.endsWith("package-info.java")).toList();
    }
  }

  private static List<String> types() throws Exception {
    return api().stream().filter(line -> !line.startsWith(" ")).toList();
  }

  private static List<String> written() throws IOException {
    try (InputStream file = ApiTest.class.getResourceAsStream("api.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static List<String> api() throws Exception {
    TreeMap<String, Set<String>> types = new TreeMap<>();
    Deque<Class<?>> open = new ArrayDeque<>();
    for (String own : List.of("", "/model", "/report", "/throwaway")) {
      open.addAll(publicTypes(own));
    }
    while (!open.isEmpty()) {
      Class<?> type = open.pop();
      if (!types.containsKey(type.getName())) {
        Set<String> signatures = new TreeSet<>();
        types.put(type.getName(), signatures);
        visible(type).forEach(member -> signatures.add("  " + signature(member)));
        open.addAll(named(type));
      }
    }
    return types.entrySet().stream()
        .flatMap(type -> Stream.concat(Stream.of(type.getKey()), type.getValue().stream()))
        .toList();
  }

  private static List<Class<?>> publicTypes(String below)
      throws URISyntaxException, IOException, ClassNotFoundException {
    Path classes =
        Path.of(SchemaAssurance.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> names;
    try (Stream<Path> files = Files.list(classes.resolve(ROOT.replace('.', '/') + below))) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.matches("\\w+\\.class"))
              .map(file -> file.replace(".class", ""))
              .toList();
    }
    TreeMap<String, Class<?>> types = new TreeMap<>();
    for (String name : names) {
      Class<?> type = Class.forName(ROOT + below.replace('/', '.') + "." + name);
      if (Modifier.isPublic(type.getModifiers())) {
        types.put(name, type);
      }
    }
    return List.copyOf(types.values());
  }

  private static Stream<Member> visible(Class<?> type) {
    return Stream.of(
            type.getDeclaredConstructors(), type.getDeclaredMethods(), type.getDeclaredFields())
        .flatMap(Arrays::<Member>stream)
        .filter(member -> !member.isSynthetic())
        .filter(member -> Modifier.isPublic(member.getModifiers()));
  }

  private static String signature(Member member) {
    return member instanceof Field field
        ? field.toGenericString()
        : ((Executable) member).toGenericString();
  }

  /** The types of ours that signatures name, be it as an argument of a type, and nested ones. */
  private static List<Class<?>> named(Class<?> type) throws ClassNotFoundException {
    Set<String> names = new TreeSet<>();
    visible(type)
        .forEach(
            member ->
                Arrays.stream(types(member).split("[^\\w.$]+"))
                    .filter(name -> name.startsWith(ROOT + "."))
                    .forEach(names::add));
    for (Class<?> nested : type.getDeclaredClasses()) {
      if (Modifier.isPublic(nested.getModifiers())) {
        names.add(nested.getName());
      }
    }
    List<Class<?>> named = new ArrayList<>();
    for (String name : names) {
      named.add(Class.forName(name));
    }
    return named;
  }

  private static String types(Member member) {
    if (member instanceof Field field) {
      return field.getGenericType().getTypeName();
    }
    String parameters = Arrays.toString(((Executable) member).getGenericParameterTypes());
    if (member instanceof Constructor<?>) {
      return parameters;
    }
    return parameters + " " + ((Method) member).getGenericReturnType().getTypeName();
  }
}
