package io.irispgwire.config;

import org.jspecify.annotations.Nullable;

/**
 * A setting as operators may see it.
 *
 * @param value what holds; null for what is not set, stars for a secret
 * @param initial what would hold if nothing were set
 * @param live whether a reload changes it
 */
public record ShownSetting(
    String name, @Nullable String value, @Nullable String initial, boolean live) {}
