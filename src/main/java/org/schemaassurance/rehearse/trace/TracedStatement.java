package org.schemaassurance.rehearse.trace;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A statement of the migrating connection: what executes it goes through the tracer. */
final class TracedStatement implements InvocationHandler {
  private final Statement statement;
  private final String prepared;
  private final Connection connection;
  private final Tracer tracer;
  private final List<String> batch = new ArrayList<>();

  /**
   * @param prepared its text, empty if it is given with each execution
   * @param connection that it says it is of
   */
  TracedStatement(Statement statement, String prepared, Connection connection, Tracer tracer) {
    this.statement = statement;
    this.prepared = prepared;
    this.connection = connection;
    this.tracer = tracer;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    if (name.equals("equals")) {
      return proxy == arguments[0];
    }
    if (name.equals("getConnection")) {
      return connection;
    }
    if (name.startsWith("execute")) {
      return isOfText(arguments)
          ? tracer.run(textOf(arguments), sql -> execute(method, withText(sql, arguments)))
          : tracer.runWhole(text(name, arguments), () -> execute(method, arguments));
    }
    keepBatch(name, arguments);
    return TracedConnection.call(statement, method, arguments);
  }

  private static boolean isOfText(Object[] arguments) {
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String;
  }

  private static Object[] withText(String sql, Object[] arguments) {
    Object[] others = arguments.clone();
    others[0] = sql;
    return others;
  }

  private void keepBatch(String name, Object[] arguments) {
    if (name.equals("addBatch")) {
      batch.add(textOf(arguments));
    } else if (name.equals("clearBatch")) {
      batch.clear();
    }
  }

  private String text(String name, Object[] arguments) {
    if (!name.endsWith("Batch")) {
      return textOf(arguments);
    }
    String texts = String.join(";\n", batch.stream().distinct().toList());
    batch.clear();
    return texts;
  }

  private String textOf(Object[] arguments) {
    return isOfText(arguments) ? (String) arguments[0] : prepared;
  }

  private Object execute(Method method, Object[] arguments) throws SQLException {
    try {
      return TracedConnection.call(statement, method, arguments);
    } catch (SQLException | RuntimeException | Error failed) {
      throw failed;
    } catch (Throwable impossible) {
      throw new IllegalStateException("JDBC throws no such thing", impossible);
    }
  }
}
