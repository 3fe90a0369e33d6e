package dev.tentaclesetup.agent.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NUL",
                "nul.txt",
                "sub/CON",
                "sub\\aux.",
                "com1.log",
                "LPT\u00B9",
                "conin$",
                "nul .x",
                "file.txt:stream",
                "C:evil",
                "C:\\evil",
                "file.",
                "folder./x",
                "blank ",
                "a/b ../x"
            })
    void windowsFormsAreRefusedBelowAFolder(String name) {
        assertThat(NameRules.flawBelowAFolder(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo.txt", "a/b", "a\\b", ".hidden", "..", "../x", "console", "com", "com10",
                "null", "ü ä", "x.con"
            })
    void ordinaryNamesHaveNoFlaw(String name) {
        assertThat(NameRules.flawBelowAFolder(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\.\\PhysicalDrive0",
                "//./pipe/x",
                "\\\\?\\C:\\x",
                "C:\\x\\NUL",
                "C:x",
                "c:/a/b:c",
                "\\\\host\\share\\con",
                "up/load."
            })
    void devicesStreamsAndDriveRelativePathsAreRefusedEverywhere(String path) {
        assertThat(NameRules.flawOfAPath(path)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"C:\\Octopus\\x", "c:/a/b", "\\\\host\\share\\x", "up\\load", "\\x", ""})
    void wholePathsAreAllowed(String path) {
        assertThat(NameRules.flawOfAPath(path)).isEmpty();
    }
}
