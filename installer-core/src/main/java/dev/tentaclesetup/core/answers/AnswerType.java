package dev.tentaclesetup.core.answers;

import java.util.List;

/// What an answer must look like. For a list, what each item must look like.
public sealed interface AnswerType {

    /// One line of text that is not blank.
    record Text() implements AnswerType {}

    /// `yes/no/true/false/on/off/1/0`.
    record Bool() implements AnswerType {}

    /// A whole number.
    ///
    /// @param min the smallest value allowed
    /// @param max the greatest value allowed
    /// @param autoAllowed whether the word `auto` may stand instead
    record Whole(int min, int max, boolean autoAllowed) implements AnswerType {}

    /// One of a few words, upper and lower case alike.
    ///
    /// @param words the words that this version acts on
    /// @param reserved words of the format that this version refuses by name
    record Choice(List<String> words, List<String> reserved) implements AnswerType {
        public Choice {
            words = List.copyOf(words);
            reserved = List.copyOf(reserved);
        }
    }

    /// An absolute path of this machine.
    record Folder() implements AnswerType {}

    /// A web address with `http` or `https`.
    record Url() implements AnswerType {}

    /// Never printed; given in one of the forms of `wizard-reference` 10.3.
    record Hidden() implements AnswerType {}
}
