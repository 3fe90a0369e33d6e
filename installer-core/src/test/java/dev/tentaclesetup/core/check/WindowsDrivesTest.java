package dev.tentaclesetup.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowsDrivesTest {

    /// `C:` is the machine's own, `N:` a folder of a server, `S:` what `subst` made of `C:\work`.
    private final WindowsDrives drives =
            new WindowsDrives(
                    root -> root.equals("N:\\") ? 4 : 3,
                    letter ->
                            switch (letter) {
                                case "C:" -> "\\Device\\HarddiskVolume3";
                                case "S:" -> "\\??\\C:\\work";
                                case "N:" -> "\\Device\\LanmanRedirector\\;N:0\\server\\share";
                                default -> "";
                            });

    @Test
    void seesWhatIsOnADriveOfTheMachine() {
        assertThat(drives.rootSeen("C:\\")).isTrue();
    }

    @Test
    void doesNotRelyOnWhatOnlyTheUserHas() {
        assertThat(drives.rootSeen("N:\\")).isFalse();
        assertThat(drives.rootSeen("S:\\")).isFalse();
    }

    @Test
    void doesNotRelyOnAnotherMachine() {
        assertThat(drives.rootSeen("\\\\server\\share\\")).isFalse();
    }
}
