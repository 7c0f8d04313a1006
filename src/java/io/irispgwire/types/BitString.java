package io.irispgwire.types;

/** A {@code bit} or {@code varbit} value as its digits: "0101". */
public record BitString(String bits) {}
