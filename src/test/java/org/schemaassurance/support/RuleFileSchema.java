package org.schemaassurance.support;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.schemaassurance.verify.checks.RulesSchema;

/** The JSON Schema of rule files, applied as an editor does. */
public final class RuleFileSchema {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(RulesSchema.text());

  private RuleFileSchema() {}

  /** What an editor underlines in a rule file; empty if nothing. */
  public static List<String> complaintsAbout(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML).stream().map(Error::toString).toList();
  }
}
