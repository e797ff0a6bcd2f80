package org.schemaassurance.support;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * A pool of one connection of the superuser: a server that has planned the queries on its catalog
 * before answers them in half of the time.
 */
public final class KeptConnection implements AutoCloseable {
  /** What a session meets when it begins. */
  private static final Pattern AT_THE_BEGINNING =
      Pattern.compile("(?i)ALTER\\s+(DATABASE|ROLE)|EVENT\\s+TRIGGER");

  private final PGConnectionPoolDataSource server = new PGConnectionPoolDataSource();
  private PooledConnection kept;

  public KeptConnection(TestDatabase database) throws SQLException {
    server.setUrl(database.jdbcUrl());
    server.setUser(database.server().superuser());
    server.setPassword(database.server().password().orElse(""));
    kept = server.getPooledConnection();
  }

  /** Lends the connection, to one at a time. */
  public DataSource source() {
    return (DataSource)
        Proxy.newProxyInstance(
            KeptConnection.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (source, method, arguments) -> kept.getConnection());
  }

  /** Begins a session anew where the SQL that was executed has changed with what one begins. */
  public void renewAfter(String sql) throws SQLException {
    if (AT_THE_BEGINNING.matcher(sql).find()) {
      kept.close();
      kept = server.getPooledConnection();
    }
  }

  @Override
  public void close() throws SQLException {
    kept.close();
  }
}
