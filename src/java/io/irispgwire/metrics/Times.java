package io.irispgwire.metrics;

/** Many times as few numbers, in milliseconds. */
public record Times(double total, double least, double most, double mean, double deviation) {}
