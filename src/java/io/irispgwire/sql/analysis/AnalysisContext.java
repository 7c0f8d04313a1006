package io.irispgwire.sql.analysis;

/** What every analyser of one statement shares. */
record AnalysisContext(
    Findings findings, Parameters parameters, Coercer coercer, SchemaLookup schema) {}
