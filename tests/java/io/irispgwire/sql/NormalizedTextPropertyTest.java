package io.irispgwire.sql;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

/** Whatever a literal is, it is not told. */
class NormalizedTextPropertyTest {
  @Property
  void no_string_gets_through(@ForAll @AlphaChars @StringLength(min = 12, max = 20) String secret) {
    assertThat(NormalizedText.of("SELECT '" + secret + "' || $$" + secret + "$$, '" + secret))
        .doesNotContain(secret);
  }
}
