package dev.tentaclesetup.agent.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentSplitterTest {
    @Test
    void blanksInsideAnArgumentSeparateWords() {
        assertThat(ArgumentSplitter.split(List.of("arg one", "two\tthree")))
                .containsExactly("arg", "one", "two", "three");
    }

    @Test
    void doubleQuotesGroupAndSingleQuotesDoNot() {
        assertThat(ArgumentSplitter.split(List.of("\"a b\"", "'c d'", "\"\"", "")))
                .containsExactly("a b", "'c", "d'", "");
    }

    @Test
    void backslashesAreSpecialOnlyBeforeDoubleQuotes() {
        assertThat(ArgumentSplitter.split(List.of("a\\b", "\\\"q\\\"", "\\\\\"x y\\\\\"")))
                .containsExactly("a\\b", "\"q\"", "\\x y\\");
    }

    @Test
    void doubledQuoteInsideAQuotedPartIsAQuote() {
        assertThat(ArgumentSplitter.split(List.of("\"a\"\"b c\""))).containsExactly("a\"b c");
    }

    @Test
    void unclosedQuoteRunsToTheEnd() {
        assertThat(ArgumentSplitter.split(List.of("\"a", "b"))).containsExactly("a b");
    }

    @Test
    void nothingIsExpanded() {
        assertThat(ArgumentSplitter.split(List.of("$HOME", "*", "`id`", "a\nb")))
                .containsExactly("$HOME", "*", "`id`", "a\nb");
    }
}
