package dev.tentaclesetup.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThumbprintViewTest {

    @Test
    void groupsFourDigitsAndTwiceFiveGroups() {
        assertThat(ThumbprintView.grouped("5C2190AB77DE11024E5FA0B39D10CC428E7701FA"))
                .isEqualTo("5C21 90AB 77DE 1102 4E5F  A0B3 9D10 CC42 8E77 01FA");
    }

    @Test
    void groupsTheLongerSortToo() {
        assertThat(ThumbprintView.grouped("0".repeat(64)).replace(" ", "")).hasSize(64);
        assertThat(ThumbprintView.grouped("")).isEmpty();
    }
}
