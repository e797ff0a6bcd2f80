package org.schemaassurance.rehearse.rows;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the server said against a statement of ours, which is long and nobody's concern. */
final class Refusal {
  private Refusal() {}

  /** Its message alone, in one line. */
  static String sentence(SQLException refused) {
    ServerErrorMessage said =
        refused instanceof PSQLException ofServer ? ofServer.getServerErrorMessage() : null;
    return said == null || said.getMessage() == null ? refused.getMessage() : said.getMessage();
  }
}
