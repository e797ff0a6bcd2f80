/**
 * The front door: what the verbs of the command line do, for a program.
 *
 * <pre>{@code
 * Report report =
 *     SchemaAssurance.of(dataSource).verify(Rules.in(folder), VerifyOptions.DEFAULT);
 * }</pre>
 *
 * <ul>
 *   <li>{@link org.schemaassurance.SchemaAssurance} asks a database, of settings or of a data
 *       source, and changes nothing;
 *   <li>{@link org.schemaassurance.Repair} and {@link org.schemaassurance.Cron} run backfills;
 *   <li>{@link org.schemaassurance.ReferenceServer} makes databases of its own, to test rules, or
 *       for whoever wants to have one that a changelog built;
 *   <li>{@link org.schemaassurance.Rules}, {@link org.schemaassurance.Backfills}, {@link
 *       org.schemaassurance.Schema} and {@link org.schemaassurance.AcceptedDifferences} are what is
 *       asked about; {@link org.schemaassurance.Surroundings} is who waits for the answer.
 * </ul>
 *
 * <p>This package is the API, together with {@code model}, whose records are the answers, {@code
 * report}, which writes them, and what names a database in {@code connect}; {@code api.txt} among
 * the tests lists every signature. Everything else is internal and changes without notice.
 *
 * <p>Nothing here reads the environment, writes to a terminal or ends the process. Whatever cannot
 * be done is an {@link org.schemaassurance.model.AssuranceException} with one sentence and the exit
 * status that the command line would have: a {@link org.schemaassurance.model.UsageException} where
 * the question is wrong, an {@link org.schemaassurance.model.UndeterminedException} where the
 * answer could not be found out.
 */
package org.schemaassurance;
