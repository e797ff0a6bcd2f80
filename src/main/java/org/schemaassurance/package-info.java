/**
 * The front door: what the verbs of the command line do, for a program.
 *
 * <pre>{@code
 * Report report =
 *     SchemaAssurance.of(dataSource).verify(Rules.in(folder), VerifyOptions.DEFAULT);
 * }</pre>
 *
 * <p>This package is the API, together with what its signatures name: the records of {@code model},
 * the writers of {@code report}, and a few types of {@code connect}; {@code api.txt} among the
 * tests lists every signature. Everything else is internal and changes without notice.
 *
 * <p>Nothing here reads the environment, writes to a terminal or ends the process. Whatever cannot
 * be done is an {@link org.schemaassurance.model.AssuranceException} with one sentence and the exit
 * status that the command line would have: a {@link org.schemaassurance.model.UsageException} where
 * the question is wrong, an {@link org.schemaassurance.model.UndeterminedException} where the
 * answer could not be found out.
 */
package org.schemaassurance;
