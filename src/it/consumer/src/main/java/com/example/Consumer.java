package com.example;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.schemaassurance.DriftOptions;
import org.schemaassurance.Rules;
import org.schemaassurance.Schema;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.SnapshotOptions;
import org.schemaassurance.VerifyOptions;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;

/**
 * Verifies the database that DB_* names, changes it, and compares it with what it was; prints what
 * comes of it. Takes a rule file, and the name of a file for the snapshot.
 */
public final class Consumer {
  private Consumer() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    DataSource source = source();
    SchemaAssurance database = SchemaAssurance.of(source);
    print(database.verify(Rules.in(Path.of(arguments[0])), VerifyOptions.DEFAULT));

    Path snapshot = Path.of(arguments[1]);
    try (Writer writer = Files.newBufferedWriter(snapshot)) {
      Schema.write(database.snapshot(SnapshotOptions.DEFAULT), writer);
    }
    print(database.drift(Schema.inFile(snapshot), DriftOptions.DEFAULT));
    execute(source, "ALTER TABLE public.there ADD note text");
    print(database.drift(Schema.inFile(snapshot), DriftOptions.DEFAULT));
  }

  private static void print(Report report) {
    System.out.println(report.verdict());
    for (Finding finding : report.findings()) {
      if (finding.status() != Finding.Status.HOLDS) {
        System.out.println(finding.rule().name() + " " + finding.object() + " " + finding.status());
      }
    }
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {System.getenv("DB_HOST")});
    source.setPortNumbers(new int[] {Integer.parseInt(System.getenv("DB_PORT"))});
    source.setDatabaseName(System.getenv("DB_NAME"));
    source.setUser(System.getenv("DB_USER"));
    source.setPassword(System.getenv("DB_PASSWORD"));
    return source;
  }
}
