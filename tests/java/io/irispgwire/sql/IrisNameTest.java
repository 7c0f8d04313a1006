package io.irispgwire.sql;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IrisNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain|plain",
        "With Space|With Space",
        "Evil.Table|Evil_x002E_Table",
        "a->b|a_x002D_>b",
        "a-b|a-b",
        "*x|_x002A_x",
        ")|_x0029_",
        "_|_x005F_",
        "_x0041_|_x005F_x0041_",
        "_x004_|_x004_"
      })
  void characters_that_iris_does_not_take_are_numbers(String name, String stored) {
    assertThat(IrisName.of(name)).isEqualTo(stored);
    assertThat(IrisName.shown(stored)).isEqualTo(name);
  }

  @Property
  void every_name_comes_back(
      @ForAll
          @StringLength(min = 1, max = 20)
          @Chars({'_', 'x', '0', '4', '1', 'A', '.', '-', '>', '*'})
          @CharRange(from = ' ', to = '~')
          String name) {
    String stored = IrisName.of(name);

    assertThat(IrisName.shown(stored)).isEqualTo(name);
    assertThat(stored).doesNotContain(",", ".", "^", "?", "->").doesNotStartWith("*");
  }
}
