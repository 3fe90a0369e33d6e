package dev.tentaclesetup.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class DisplayTest {

    @Test
    void aDisplayThatCannotBeOpenedIsNone() {
        assertThat(Display.opens(":9871")).isFalse();
        assertThat(Display.opens("nonsense")).isFalse();
    }

    @Test
    void noNameIsNoDisplay() {
        assertThat(Display.opens("")).isFalse();
        assertThat(Display.opens(" ")).isFalse();
    }
}
