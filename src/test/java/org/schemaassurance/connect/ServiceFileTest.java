package org.schemaassurance.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.UsageException;

final class ServiceFileTest {
  private static final List<String> SERVICES =
      List.of(
          "# of the team",
          "[other]",
          "host=other.example.com",
          "this line is nobody's business",
          "[prod]",
          "  host=prod.example.com  ",
          "port=6432",
          "",
          "dbname=app",
          "user=reader",
          "password=s3cret=yes",
          "sslmode=require",
          "application_name=psql",
          "host=second.example.com",
          "[prod]",
          "host=again.example.com");

  @TempDir private Path home;

  private Path file;

  @BeforeEach
  void writesIt() throws IOException {
    file = Files.write(home.resolve(".pg_service.conf"), SERVICES);
  }

  @Test
  void aServiceNamesTheDatabase() {
    ConnectionSettings settings = resolve(Map.of("PGSERVICE", "prod"));

    assertThat(settings.servers()).containsExactly(new ServerAddress("prod.example.com", 6432));
    assertThat(settings.database()).isEqualTo("app");
    assertThat(settings.user()).isEqualTo("reader");
    assertThat(settings.password()).contains("s3cret=yes");
    assertThat(settings.driverParameters()).isEqualTo(Map.of("sslmode", "require"));
    assertThat(settings.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PGSERVICE wins over PG*       | prod |      |     |                                | prod.example.com:6432/app
          DB_* wins over PGSERVICE      | prod | mine |     |                                | mine:6432/app
          DB_URL wins over PGSERVICE    | prod |      |     | postgresql://u/d               | u:6432/d
          a URL's service over DB_*     |      | mine |     | postgresql:///?service=prod    | prod.example.com:6432/app
          a URL over its own service    |      |      |     | postgresql://u/?service=prod   | u:6432/app
          a URL's service over PGSERVICE | none | mine |    | postgresql://?service=prod     | prod.example.com:6432/app
          a JDBC URL names one, too     |      |      |     | jdbc:postgresql:///?service=prod | prod.example.com:6432/app
          an option over all            | prod | mine | opt | postgresql://u/?service=prod   | opt:6432/app
          """)
  void theFirstThatNamesTheHostWins(
      String name, String service, String own, String option, String url, String expected) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PGSERVICE", service);
    environment.put("DB_HOST", own);
    environment.put("DB_URL", url);
    environment.put("PGHOST", "libpq");
    environment.put("PGPORT", "1");
    environment.put("PGDATABASE", "libpq");
    environment.values().removeIf(value -> value == null);

    ConnectionSettings settings = resolve(host(option), environment);

    assertThat(settings.serverNames() + "/" + settings.database()).as(name).isEqualTo(expected);
  }

  @Test
  void theUrlOptionNamesAServiceWhosePasswordIsUsed() {
    ConnectionOptions url =
        new ConnectionOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("postgresql:///?service=prod"));

    assertThat(resolve(url, Map.of("DB_PASSWORD", "own")).password()).contains("s3cret=yes");
  }

  @Test
  void theVariablesNameOtherFiles() throws IOException {
    Path named = Files.writeString(home.resolve("named"), "[prod]\nhost=named\n");
    Path system = Files.createDirectory(home.resolve("system"));
    Files.writeString(system.resolve("pg_service.conf"), "[prod]\nhost=x\n[only]\nhost=system\n");
    Map<String, String> variables =
        Map.of("PGSERVICEFILE", named.toString(), "PGSYSCONFDIR", system.toString());

    assertThat(host("prod", variables)).isEqualTo("named:5432");
    assertThat(host("only", variables)).isEqualTo("system:5432");
    assertThat(host("only", Map.of("PGSYSCONFDIR", system.toString()))).isEqualTo("system:5432");
  }

  @Test
  void anAddressIsTheHostAndBothAreRefused() throws IOException {
    write("hostaddr=192.0.2.1");
    assertThat(host("prod", Map.of())).isEqualTo("192.0.2.1:5432");

    write("hostaddr=192.0.2.1", "host=db.example.com");
    assertThatThrownBy(() -> host("prod", Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "The service \"prod\" in %s has both host and hostaddr, which is not supported: leave one of them."
                .formatted(file));
  }

  @Test
  void aServiceThatIsNotDefinedIsRefusedAlsoBesideAHost() {
    assertThatThrownBy(() -> resolve(Map.of("PGSERVICE", "prd", "DB_HOST", "db.example.com")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            "The service \"prd\" of PGSERVICE is not defined: there is no [prd] in " + file);
    assertThatThrownBy(() -> resolve(Map.of("DB_URL", "postgresql:///?service=prd")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("The service \"prd\" of DB_URL is not defined: there is no [prd]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s3cret               | is not of the form keyword=value
          pass word=s3cret     | begins with no keyword of libpq; there is no blank before the = sign
          password =s3cret     | begins with no keyword of libpq; there is no blank before the = sign
          service=other        | names a service in a service, which libpq refuses, too
          ldap://h/dc=s3cret   | looks up a directory (LDAP), which is not supported
          options=-c role=s3cret | has the parameter options, which is not supported: leave it out, the session sets what it needs
          sslcrl=s3cret        | has the parameter sslcrl, which is not supported: leave it out
          """)
  void aLineThatCannotBeUnderstoodIsNamedAndNotShown(String line, String what) throws IOException {
    write("host=db.example.com", line);

    assertThatThrownBy(() -> host("prod", Map.of()))
        .isInstanceOf(UsageException.class)
        .hasNoCause()
        .hasMessage("The service file %s can't be understood: its line 3 %s.", file, what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"port=s3cret", "host=a b s3cret", "sslmode=s3cret", "connect_timeout=s3cret"})
  void aWrongValueIsNotShown(String line) throws IOException {
    write(line);

    assertThatThrownBy(() -> host("prod", Map.of()))
        .isInstanceOf(UsageException.class)
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void aSocketInAServiceIsRefused() throws IOException {
    write("host=/var/run/postgresql");

    assertThatThrownBy(() -> host("prod", Map.of()))
        .hasMessageStartingWith(
            "The host in the service \"prod\" is the directory of a Unix socket");
  }

  @Test
  void anotherEncodingMattersInTheServicesOwnLinesAlone() throws IOException {
    Files.write(
        file, "[old]\nuser=m\u00FCller\n[prod]\nhost=h\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(host("prod", Map.of())).isEqualTo("h:5432");
    assertThatThrownBy(() -> host("old", Map.of()))
        .hasMessage("The service file %s can't be understood: its line 2 is not UTF-8.", file);
  }

  @Test
  void aServicesNameNeedNotBeAscii() throws IOException {
    Files.writeString(file, "[prüfung]\nhost=h\n");

    assertThat(host("prüfung", Map.of())).isEqualTo("h:5432");
  }

  @Test
  void whatIsNoFileIsNotOpened() {
    assertThatThrownBy(() -> host("prod", Map.of("PGSERVICEFILE", home.toString())))
        .isInstanceOf(UsageException.class)
        .hasMessage("The service file %s can't be read: it is no file.", home);
    assertThatThrownBy(() -> host("prod", Map.of("PGSERVICEFILE", "/dev/zero")))
        .hasMessage("The service file /dev/zero can't be read: it is no file.");
    assertThatThrownBy(() -> host("prod", Map.of("PGSERVICEFILE", home + "/none")))
        .hasMessage("The service file %s/none can't be read: there is no such file.", home);
  }

  private void write(String... lines) throws IOException {
    Files.writeString(file, "[prod]\n" + String.join("\n", lines) + "\n");
  }

  private String host(String service, Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("PGSERVICE", service);
    return resolve(environment).serverNames();
  }

  private ConnectionSettings resolve(Map<String, String> environment) {
    return resolve(ConnectionOptions.none(), environment);
  }

  private ConnectionSettings resolve(ConnectionOptions options, Map<String, String> environment) {
    return ConnectionSettings.resolve(options, environment, home, doubt -> {});
  }

  private static ConnectionOptions host(String host) {
    return new ConnectionOptions(
        Optional.ofNullable(host),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
