package org.schemaassurance;

import org.schemaassurance.model.Severity;

/**
 * What there is to say of a lint in a line.
 *
 * @param severity of what it finds, unless somebody says otherwise
 * @param byDefault whether it is run unless somebody asks; opinions are not
 * @param summary what it tells, in one sentence
 */
public record LintPage(String id, Severity severity, boolean byDefault, String summary) {}
