package io.irispgwire.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScramVerifierTest {
  /**
   * Passwords and what PostgreSQL 15 kept for them in pg_authid: ASCII; letters that SASLprep
   * keeps, drops, normalises or maps; a mix of directions and unassigned characters, which it
   * refuses and which then count as they are; a tab, which is ASCII and never prepared.
   */
  @ParameterizedTest
  @CsvSource({
    "pencil,"
        + "SCRAM-SHA-256$4096:fplwKVhK0SC9T4SrUHPonA==$jgsOKbtWiZHCVs1+WVGfUJp6s8Yw3niqcSIMujajjm0="
        + ":lxOZlZB5dSrO3sa3ywFCcdgK6TXYmpFbZkqhu2hT2mw=",
    "p\u00e4ssw\u00f6rd,"
        + "SCRAM-SHA-256$4096:VLu1ijUx1YfLjL+UFw5rSA==$i66P1EPEHgl68hBrZirqVULjnX47OPRwz3XDaHGLBJU="
        + ":v1hvhW801Tfukj/tEkDxu3cZ89Fqu/7j7Y8jwygAODg=",
    "I\u00adX,"
        + "SCRAM-SHA-256$4096:Mt7PAPo4ykALdv62YckJGA==$tUDMuFvCpNzEiffcYue6UgVdYz79MrTA5nzuBueJ/7Y="
        + ":w4gRluP06VYCTMup2KvBjYzafdRWMt3HEsVbfsA/tts=",
    "\u00aa,"
        + "SCRAM-SHA-256$4096:4rfPOA6XwhCgU1x71N6I1A==$WonAh+hEX8t2XOjweVVqey3Sh3kCzI3S4VZNtPh4gfA="
        + ":jLtNNUgyOPNnZriAK5Pywa0AUIjwlZDFvAwfh++Pe0g=",
    "\u06271,"
        + "SCRAM-SHA-256$4096:VYVQZw0kc9Be5MzJC6I0iA==$0k2p+qRcgLj0pXxUFgIjv5vKMxNZOVRcDGZqoBQNfDM="
        + ":M4o/F863ojtcTE0YRSvxgR3dnHFT5RKwBJwbpAukJJo=",
    "\u2168,"
        + "SCRAM-SHA-256$4096:dDEodtTZIAYk7U+wgftwaw==$xCYT4EV+bzAarF1EMLwI9wLwnWAoOpd871XrqpFjcWA="
        + ":+g+qM2byFzz+LN2bfAhdza2gBY5tenn1bX+L+olksQY=",
    "\ud83d\udd11,"
        + "SCRAM-SHA-256$4096:HqOmbX3MThoe1lJsOe65gg==$HWyB5I9q9o+LB38qvQYvinB+iCD9snrFA4UPP/MG3l0="
        + ":zlWytj/Hyht7YuHXu7VaJe9ESBjP4LCMVV6R613OFLk=",
    "a\u00a0b,"
        + "SCRAM-SHA-256$4096:8bIITU2gE8tZSKavhKS0kQ==$l8y2WO94H78LMACgWOo3IQg1W5m18cJVm+O99III/3Y="
        + ":X6BjUj6toSC3dzKqCXmUsuO4ejxWPdqhUnb/a8+xJm4=",
    "\u0221x,"
        + "SCRAM-SHA-256$4096:pk8dmgIRgancBJG40osZPw==$Ahxjc40X+mSpEWneUx/mqk4cltwaTYwnJGLNv29gJYw="
        + ":vSzE5ZEhfilw/XGTbguCt3KuEbs3Bso6MwRzubTavPI=",
    "tab\there,"
        + "SCRAM-SHA-256$4096:/32qzE08e/4DOROnqxYgCw==$OGG8CuPbEprIKHPAeoO7ljvfAy/3HLs/VmBobWo4rUQ="
        + ":AX/N2GPgr+1ko+FHYclilnxSDP9uLp7AIT47yFNd8JY=",
    "e\u0301,"
        + "SCRAM-SHA-256$4096:Vu3S/f3YSiWWQ/eL4k1tlw==$hW/DaKVurKOi3WwiCJP0rOYc2OyBLXg9NAGOU2n6/M4="
        + ":tujdZYqyjFNVVD8qZdMkQnDru5LGbRDFZIkB0AFv/Wc=",
  })
  void a_password_gives_the_verifier_that_postgresql_keeps(String password, String kept) {
    ScramVerifier verifier = ScramVerifier.parse(kept);

    assertThat(ScramVerifier.of(password, verifier.salt(), verifier.iterations()))
        .isEqualTo(verifier);
    assertThat(verifier.format()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "md5a3556571e93b0d20722ba62be61e8c2d",
        "SCRAM-SHA-256$4096:AAAA$AAAA:AAAA",
        "SCRAM-SHA-256$4096$AAAA:AAAA",
        "SCRAM-SHA-256$x:AAAA$jgsOKbtWiZHCVs1+WVGfUJp6s8Yw3niqcSIMujajjm0=:AAAA",
        "SCRAM-SHA-1$4096:AAAA$AAAA:AAAA",
      })
  void anything_else_is_no_verifier(String text) {
    assertThatThrownBy(() -> ScramVerifier.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_verifier_does_not_print_its_keys() {
    assertThat(ScramVerifier.of("pencil", new byte[16], 4096))
        .hasToString("SCRAM-SHA-256 verifier, 4096 iterations");
  }
}
