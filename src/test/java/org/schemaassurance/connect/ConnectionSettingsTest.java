package org.schemaassurance.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.UsageException;

final class ConnectionSettingsTest {
  @TempDir private Path home;

  private final List<String> doubts = new ArrayList<>();

  @Test
  void withoutAnythingSaidItIsTheDefaults() {
    ConnectionSettings settings = resolve(Map.of());

    assertThat(settings.servers()).containsExactly(new ServerAddress("localhost", 5432));
    assertThat(settings.database()).isEqualTo("postgres");
    assertThat(settings.user()).isEqualTo("postgres");
    assertThat(settings.password()).isEmpty();
    assertThat(settings.driverParameters()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          option over all | o | postgresql://u | d | p | o
          url over DB_*   |   | postgresql://u | d | p | u
          DB_* over PG*   |   |                | d | p | d
          PG* at last     |   |                |   | p | p
          empty is unset  |   | postgresql://  | '' | p | p
          """)
  void theFirstThatNamesTheHostWins(
      String name, String option, String url, String own, String libpq, String expected) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DB_URL", url);
    environment.put("DB_HOST", own);
    environment.put("PGHOST", libpq);
    environment.values().removeIf(value -> value == null);

    assertThat(resolve(host(option), environment).servers())
        .as(name)
        .containsExactly(new ServerAddress(expected, 5432));
  }

  @Test
  void anOptionReplacesItsComponentOfTheUrlAlone() {
    ConnectionOptions options =
        new ConnectionOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.of("other"),
            Optional.empty(),
            Optional.empty());

    assertThat(resolve(options, Map.of("DB_URL", "postgresql://me:pw@db.example.com:6432/app")))
        .isEqualTo(
            ConnectionSettings.of(
                new ServerAddress("db.example.com", 6432), "other", "me", Optional.of("pw")));
  }

  @Test
  void theUrlOptionReplacesTheUrlVariableWithItsPassword() {
    assertThat(
            resolve(
                url("postgresql://new.example.com/x"),
                Map.of("DB_URL", "postgresql://me:pw@old.example.com/y")))
        .isEqualTo(
            ConnectionSettings.of(
                new ServerAddress("new.example.com", 5432), "x", "postgres", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql://db.example.com/app                    | db.example.com:5432 | app | postgres | -
          postgres://me@db.example.com:6432/app              | db.example.com:6432 | app | me | -
          postgresql://me:p%40s%2Fs+w@db.example.com/app     | db.example.com:5432 | app | me | p@s/s+w
          postgresql://me:p@ss@db.example.com/app            | db.example.com:5432 | app | me | p@ss
          postgresql://[2001:db8::1]:6432/app                | [2001:db8::1]:6432 | app | postgres | -
          postgresql://h1:1,h2:2/app                         | h1:1, h2:2 | app | postgres | -
          postgresql://h1:1,h2/app                           | h1:1, h2:5432 | app | postgres | -
          postgresql://h1,h2/app?port=7                      | h1:7, h2:7 | app | postgres | -
          postgresql:///app?host=db.example.com&port=6432&user=me&password=pw | db.example.com:6432 | app | me | pw
          postgresql://db.example.com?dbname=a%20b           | db.example.com:5432 | a b | postgres | -
          jdbc:postgresql://db.example.com:6432/app?user=me&password=p+w%2B | db.example.com:6432 | app | me | p w+
          jdbc:postgresql://h1:1,h2:2/app                    | h1:1, h2:2 | app | postgres | -
          """)
  void aUrlIsTakenApart(String url, String servers, String database, String user, String password) {
    ConnectionSettings settings = resolve(Map.of("DB_URL", url));

    assertThat(settings.serverNames()).isEqualTo(servers);
    assertThat(settings.database()).isEqualTo(database);
    assertThat(settings.user()).isEqualTo(user);
    assertThat(settings.password().orElse("-")).isEqualTo(password);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql://h/d?sslmode=verify-full&sslrootcert=ca.pem | sslmode=verify-full sslrootcert=ca.pem
          postgresql://h/d?sslcert=c.pem&sslkey=k.pk8             | sslcert=c.pem sslkey=k.pk8
          postgresql://h/d?target_session_attrs=any               | targetServerType=any
          postgresql://h/d?target_session_attrs=read-write        | targetServerType=primary
          postgresql://h/d?target_session_attrs=primary           | targetServerType=primary
          postgresql://h/d?target_session_attrs=read-only         | targetServerType=secondary
          postgresql://h/d?target_session_attrs=standby           | targetServerType=secondary
          postgresql://h/d?target_session_attrs=prefer-standby    | targetServerType=preferSecondary
          postgresql://h/d?connect_timeout=3&application_name=x   | connectTimeout=3
          jdbc:postgresql://h/d?targetServerType=preferSecondary&ApplicationName=x | targetServerType=preferSecondary
          """)
  void parametersReachTheDriverUnderItsNames(String url, String expected) {
    assertThat(
            resolve(url(url), Map.of()).driverParameters().entrySet().stream()
                .map(Object::toString)
                .sorted())
        .containsExactly(expected.split(" "));
  }

  @Test
  void libpqsVariablesReachTheDriver() {
    ConnectionSettings settings =
        resolve(
            Map.of(
                "PGSSLMODE", "require",
                "PGSSLROOTCERT", "ca.pem",
                "PGSSLCERT", "c.pem",
                "PGSSLKEY", "k.pk8",
                "PGTARGETSESSIONATTRS", "standby",
                "PGCONNECT_TIMEOUT", "3",
                "PGAPPNAME", "ignored"));

    assertThat(settings.driverParameters())
        .isEqualTo(
            Map.of(
                "sslmode", "require",
                "sslrootcert", "ca.pem",
                "sslcert", "c.pem",
                "sslkey", "k.pk8",
                "targetServerType", "secondary",
                "connectTimeout", "3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql://h/d?hostaddr=192.0.2.1      | --url has the parameter hostaddr, which is not supported: give the address as host.
          postgresql://h/d?options=-csearch_path%3Dx | --url has the parameter options, which is not supported: leave it out, the session sets what it needs.
          postgresql://h/d?sslcrl=x                | --url has the parameter sslcrl, which is not supported: leave it out.
          postgresql://h/d?sslmode=sometimes       | sslmode has a value that is not known: use disable, allow, prefer, require, verify-ca, verify-full.
          postgresql://h/d?target_session_attrs=x  | target_session_attrs has a value that is not known: use any, prefer-standby, primary, read-only, read-write, standby.
          postgresql://h/d?connect_timeout=soon    | The connect timeout in --url is not a number of seconds.
          jdbc:postgresql://h/d?socketFactory=X    | --url has the parameter socketFactory, which is not supported: leave it out.
          jdbc:postgresql://h/d?sslfactory=X       | --url has the parameter sslfactory, which is not supported: leave it out and use sslmode and sslrootcert.
          jdbc:postgresql://h/d?authenticationPluginClassName=X | --url has the parameter authenticationPluginClassName, which is not supported: leave it out.
          jdbc:postgresql://h/d?loggerFile=X       | --url has the parameter loggerFile, which is not supported: leave it out.
          jdbc:postgresql://me@h/d                 | --url has a user before the host, which a JDBC URL can't have: leave out "jdbc:", or give user and password as parameters.
          mysql://h/d                              | --url has to start with postgresql:// (as for psql) or jdbc:postgresql:// (as for JDBC).
          jdbc:postgres://h/d                      | --url has to start with postgresql:// (as for psql) or jdbc:postgresql:// (as for JDBC).
          postgresql://h1:1,h2:2,h3/d?port=1,2     | 2 ports are given for 3 hosts: give one port for all hosts, or one for each.
          """)
  void whatIsNotSupportedIsNamed(String url, String message) {
    assertThatThrownBy(() -> resolve(url(url), Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://me:s3cret@db.example.com/app",
        "postgresql://db.example.com/app?password=s3cret",
        "postgresql://db.example.com/app?sslkey=k&sslpassword=s3cret",
        "jdbc:postgresql://db.example.com/app?password=s3cret",
        "jdbc:postgresql://me:s3cret@db.example.com/app"
      })
  void aUrlOptionWithAPasswordIsRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> resolve(url(url), Map.of()))
        .isInstanceOf(UsageException.class)
        .message()
        .contains("password")
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://me:s3/cret@db.example.com/app",
        "postgresql://me:1/cret@db.example.com/app",
        "postgresql://me:s3?cret@db.example.com/app",
        "postgresql://me:s3?cret=1@db.example.com/app",
        "postgresql://me:%zzs3cret@db.example.com/app",
        "postgresql://db.example.com:s3cret/app",
        "postgresql://cret s3/app",
        "s3cret"
      })
  void noPartOfAUrlThatCannotBeReadIsShown(String url) {
    assertThatThrownBy(() -> resolve(Map.of("DB_URL", url)))
        .isInstanceOf(UsageException.class)
        .hasNoCause()
        .message()
        .contains("DB_URL")
        .doesNotContain("s3")
        .doesNotContain("cret@");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "5432x", "999999999999", " 5432"})
  void aBadPortIsNamedWithWhereItComesFrom(String port) {
    assertThatThrownBy(() -> resolve(Map.of("DB_PORT", port)))
        .isInstanceOf(UsageException.class)
        .hasMessage("The port in DB_PORT is not a number from 1 to 65535: \"" + port + "\".");
  }

  @ParameterizedTest
  @CsvSource({
    "DB_HOST, /var/run/postgresql",
    "DB_HOST, @abstract",
    "PGHOST, /tmp",
    "PGHOST, 'db.example.com,/tmp'",
    "DB_URL, postgresql://%2Ftmp:5433/d"
  })
  void aUnixSocketInAVariableIsNotSupportedEither(String variable, String value) {
    assertThatThrownBy(() -> resolve(Map.of(variable, value)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "The host in %s is the directory of a Unix socket; sockets are not supported:"
                    .formatted(variable)
                + " use localhost, or the server's name.");
  }

  /** A URL in the wrong place may have a password in it. */
  @ParameterizedTest
  @CsvSource({
    "DB_HOST, postgresql://me:s3cret@db.example.com/app",
    "DB_HOST, me:s3cret@db.example.com",
    "DB_HOST, host=x password=s3cret",
    "DB_PORT, 5432/app?password=s3cret",
    "DB_PORT, me:s3cret@db.example.com",
    "DB_NAME, postgresql://me:s3cret@db.example.com/app",
    "PGDATABASE, host=x password=s3cret",
    "DB_NAME, dbname=app password = s3cret",
    "DB_USER, postgresql://me:s3cret@db.example.com/app",
    "PGCONNECT_TIMEOUT, s3cret",
    "PGSSLMODE, s3cret",
    "PGTARGETSESSIONATTRS, s3cret",
    "PGOPTIONS, -c role=s3cret"
  })
  void aConnectionStringInAnotherPlaceIsNotShown(String variable, String value) {
    assertThatThrownBy(() -> resolve(Map.of(variable, value)))
        .isInstanceOf(UsageException.class)
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void aNameWithAnEqualsSignIsAName() {
    assertThat(resolve(Map.of("DB_NAME", "a=b", "DB_USER", "x=y")).database()).isEqualTo("a=b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1"})
  void aConnectTimeoutForEverIsTheDefaultsInstead(String seconds) {
    assertThat(resolve(Map.of("PGCONNECT_TIMEOUT", seconds)).driverParameters()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DB_PASSWORD", "DB_NAME", "PGUSER", "PGPASSFILE"})
  void aVariableThatTheLocaleCannotReadIsNamed(String variable) {
    assertThatThrownBy(() -> resolve(Map.of(variable, "pr\uFFFD\uFFFDf")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            variable
                + " has characters that the locale does not have: set LC_ALL=C.UTF-8, or write it in UTF-8.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PGSSLNEGOTIATION | direct  | sslNegotiation=direct
          PGCHANNELBINDING | require | channelBinding=require
          PGGSSENCMODE     | disable | gssEncMode=disable
          PGKRBSRVNAME     | pg      | kerberosServerName=pg
          PGREQUIREAUTH    | scram-sha-256 | requireAuth=scram-sha-256
          PGREQUIRESSL     | 1       | sslmode=require
          PGSSLMINPROTOCOLVERSION | TLSv1.2 | -
          PGSSLCERTMODE    | allow   | -
          PGREQUIREPEER    | root    | -
          PGREQUIRESSL     | 0       | -
          PGOPTIONS        | -c search_path=app --client-min-messages=warning | -
          """)
  void whatLibpqsVariablesSayOfSafetyReachesTheDriver(
      String variable, String value, String expected) {
    assertThat(String.join(" ", parameters(Map.of(variable, value))))
        .isEqualTo(expected.equals("-") ? "" : expected);
  }

  private List<String> parameters(Map<String, String> environment) {
    return resolve(environment).driverParameters().entrySet().stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PGOPTIONS               | -c role=admin | it can change the role and what is written, and a pooler takes no such options: unset it
          PGOPTIONS               | -c default_transaction_read_only=on | it can change the role and what is written, and a pooler takes no such options: unset it
          PGOPTIONS               | endpoint=ep-one | it can change the role and what is written, and a pooler takes no such options: unset it
          PGSSLCRL                | revoked.pem | the driver reads no revocation list: unset it
          PGSSLCRLDIR             | revoked     | the driver reads no revocation list: unset it
          PGSSLMINPROTOCOLVERSION | TLSv1.3     | the driver takes TLSv1.2 and TLSv1.3: unset it, or set it to TLSv1.2
          PGSSLCERTMODE           | disable     | the driver sends a certificate where the server asks for one: unset it
          PGSSLSNI                | 0           | the driver always names the host to the server: unset it
          """)
  void aVariableOfLibpqsThatCannotBeFollowedIsRefused(String variable, String value, String why) {
    assertThatThrownBy(() -> resolve(Map.of(variable, value, "DB_HOST", "db.example.com")))
        .isInstanceOf(UsageException.class)
        .hasMessage(variable + " is set, which is not supported: " + why + ".");
  }

  @Test
  void anAddressStandsForTheHostWhereNothingElseNamesOne() {
    assertThat(resolve(Map.of("PGHOSTADDR", "192.0.2.1")).serverNames())
        .isEqualTo("192.0.2.1:5432");
    assertThat(resolve(Map.of("PGHOSTADDR", "192.0.2.1", "DB_HOST", "mine")).serverNames())
        .isEqualTo("mine:5432");
    assertThatThrownBy(() -> resolve(Map.of("PGHOSTADDR", "192.0.2.1", "PGHOST", "db")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "Both PGHOST and PGHOSTADDR are set, which is not supported: unset one of them.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"postgresql:///d?host=/run/postgresql", "postgresql://%2Frun%2Fpostgresql/d"})
  void aUnixSocketIsNotSupported(String url) {
    assertThatThrownBy(() -> resolve(url(url), Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "The host in --url is the directory of a Unix socket; sockets are not supported:"
                + " use localhost, or the server's name.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          db.example.com:5432:app:me:one     | one
          *:*:*:me:a\\:b\\\\c                | a:b\\c
          db.example.com:5432:app:you:two    | -
          db.example.com:5433:app:me:three   | -
          # *:*:*:*:comment                  | -
          db.example.com:5432:app:me:x:y     | x:y
          nonsense                           | -
          """)
  void thePasswordFileIsAskedAtLast(String line, String expected) throws IOException {
    passwordFile(".pgpass", "rw-------", line);

    ConnectionSettings settings = resolve(Map.of("DB_URL", "postgresql://me@db.example.com/app"));

    assertThat(settings.password().orElse("-")).isEqualTo(expected);
  }

  @Test
  void aPasswordFromTheEnvironmentWinsOverTheFile() throws IOException {
    passwordFile(".pgpass", "rw-------", "*:*:*:*:file");

    assertThat(resolve(Map.of("DB_PASSWORD", "own", "PGPASSWORD", "libpq")).password())
        .contains("own");
    assertThat(resolve(Map.of("DB_PASSWORD", "", "PGPASSWORD", "libpq")).password())
        .contains("libpq");
  }

  @Test
  void theVariableNamesAnotherPasswordFile() throws IOException {
    Path file = passwordFile("elsewhere", "rw-------", "*:*:*:*:there");

    assertThat(resolve(Map.of("PGPASSFILE", file.toString())).password()).contains("there");
  }

  @Test
  void aPasswordFileThatOthersCanReadIsNotUsed() throws IOException {
    Path file = passwordFile(".pgpass", "rw-r-----", "*:*:*:*:open");

    assertThat(resolve(Map.of()).password()).isEmpty();
    assertThat(doubts)
        .containsExactly(
            "The password file %s is not used, since others than its owner have access to it: chmod 600 it."
                .formatted(file));
  }

  @Test
  void aPasswordFileThatIsAFolderIsNotUsed() throws IOException {
    Path folder = Files.createDirectory(home.resolve(".pgpass"));

    assertThat(resolve(Map.of()).password()).isEmpty();
    assertThat(doubts)
        .containsExactly(
            "The password file %s is not used, since it is no plain file.".formatted(folder));
  }

  @Test
  void aPasswordFileThatIsNotThereIsTold() {
    Path file = home.resolve("mistyped");

    assertThat(resolve(Map.of("PGPASSFILE", file.toString())).password()).isEmpty();
    assertThat(doubts)
        .containsExactly("The password file %s of PGPASSFILE is not there.".formatted(file));
  }

  @Test
  void aLineOfThePasswordFileInAnotherEncodingCostsThatLineAlone() throws IOException {
    Path file = passwordFile(".pgpass", "rw-------");
    Files.write(file, new byte[] {'*', ':', '*', ':', '*', ':', '*', ':', (byte) 0xFC, '\n'});
    Files.writeString(file, "*:*:*:*:schlüssel\n", StandardOpenOption.APPEND);

    assertThat(resolve(Map.of()).password()).contains("schlüssel");
    assertThat(doubts)
        .containsExactly(
            "Line 1 of the password file %s is not used, since it is not UTF-8.".formatted(file));
  }

  @Test
  void severalHostsNeedTheSamePassword() throws IOException {
    passwordFile(".pgpass", "rw-------", "h1:*:*:*:one", "h2:*:*:*:one", "h3:*:*:*:two");

    assertThat(resolve(Map.of("DB_HOST", "h1,h2")).password()).contains("one");
    assertThatThrownBy(() -> resolve(Map.of("DB_HOST", "h1,h3")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("different passwords");
  }

  @Test
  void thePasswordIsNotInTheText() {
    ConnectionSettings settings =
        resolve(Map.of("DB_URL", "postgresql://me:s3cret@db.example.com/app?sslpassword=s3cret"));

    assertThat(settings.password()).contains("s3cret");
    assertThat(settings).hasToString("database app at db.example.com:5432 as me");
  }

  private ConnectionSettings resolve(Map<String, String> environment) {
    return resolve(ConnectionOptions.none(), environment);
  }

  private ConnectionSettings resolve(ConnectionOptions options, Map<String, String> environment) {
    return ConnectionSettings.resolve(options, environment, home, doubts::add);
  }

  private static ConnectionOptions host(String host) {
    return new ConnectionOptions(
        Optional.ofNullable(host),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static ConnectionOptions url(String url) {
    return new ConnectionOptions(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(url));
  }

  private Path passwordFile(String name, String permissions, String... lines) throws IOException {
    Path file = Files.write(home.resolve(name), List.of(lines));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
