package io.irispgwire.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IrisVersionTest {
  /** Class reference of %SYSTEM.Version: what $ZVERSION looks like. */
  @Test
  void the_release_is_found_in_what_an_instance_says_of_itself() {
    assertThat(
            IrisVersion.in(
                "IRIS for UNIX (Ubuntu Server LTS for x86-64 Containers) 2024.1.2 (Build"
                    + " 398U) Thu Oct 3 2024 14:01:42 EDT"))
        .isEqualTo(new IrisVersion(2024, 1));
    assertThat(IrisVersion.in("IRIS for Windows (x86-64) 2025.2 (Build 227U)"))
        .isEqualTo(new IrisVersion(2025, 2));
  }

  @Test
  void a_text_without_a_release_is_the_newest() {
    assertThat(IrisVersion.in("")).isEqualTo(IrisVersion.NEWEST);
    assertThat(IrisVersion.in("H2 2.4.240")).isEqualTo(IrisVersion.NEWEST);
  }

  @Test
  void releases_are_ordered_by_year_and_number() {
    assertThat(new IrisVersion(2025, 1).isAtLeast(new IrisVersion(2024, 3))).isTrue();
    assertThat(new IrisVersion(2025, 2).isAtLeast(IrisVersion.V2025_1)).isTrue();
    assertThat(new IrisVersion(2024, 3).isAtLeast(IrisVersion.V2025_1)).isFalse();
  }
}
