package org.schemaassurance.rehearse.trace;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgConnection;

/**
 * The migrating connection as Liquibase gets it: it hands on everything, and tells the tracer of
 * each statement and of what may end a transaction. It can be cast to and unwrapped as the driver's
 * own, for its copy manager and the like.
 */
final class TracedConnection implements InvocationHandler {
  private static final Set<String> MAY_END_A_TRANSACTION =
      Set.of("commit", "rollback", "setAutoCommit", "close", "abort");

  private final PgConnection connection;
  private final Tracer tracer;

  private TracedConnection(PgConnection connection, Tracer tracer) {
    this.connection = connection;
    this.tracer = tracer;
  }

  static BaseConnection of(PgConnection connection, Tracer tracer) {
    return proxy(BaseConnection.class, new TracedConnection(connection, tracer));
  }

  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            TracedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("equals")) {
      return proxy == arguments[0];
    }
    boolean mayEnd = MAY_END_A_TRANSACTION.contains(method.getName());
    if (mayEnd) {
      tracer.catchUp();
    }
    Object result = call(connection, method, arguments);
    if (mayEnd) {
      tracer.noticeEnd();
    }
    return result instanceof Statement statement
        ? traced(statement, textOf(arguments), proxy)
        : result;
  }

  private Object traced(Statement statement, String sql, Object proxy) {
    TracedStatement handler = new TracedStatement(statement, sql, (BaseConnection) proxy, tracer);
    if (statement instanceof CallableStatement) {
      return proxy(CallableStatement.class, handler);
    }
    return statement instanceof PreparedStatement
        ? proxy(PreparedStatement.class, handler)
        : proxy(Statement.class, handler);
  }

  /** Of {@code prepareStatement} and {@code prepareCall}; {@code createStatement} has none. */
  private static String textOf(Object[] arguments) {
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
        ? sql
        : "";
  }

  /** As if the method was called without a proxy between. */
  static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
