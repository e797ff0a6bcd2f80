package org.schemaassurance.rehearse.hints;

/** A hint with how it is found in a trace. */
record TraceDetector(Hint hint, TraceHint look) {}
