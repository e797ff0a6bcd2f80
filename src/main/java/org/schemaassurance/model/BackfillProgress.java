package org.schemaassurance.model;

/**
 * How far a run is.
 *
 * @param walked rows of the driving table in this pass, by former runs too
 * @param estimatedRows of the driving table by its statistics; 0 where they are unknown
 * @param repaired rows that this run has repaired
 * @param batchSize rows of the next batch
 */
public record BackfillProgress(long walked, long estimatedRows, long repaired, int batchSize) {}
