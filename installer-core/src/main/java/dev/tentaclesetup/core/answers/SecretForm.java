package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.Arrays;
import java.util.Optional;

/// What a secret must be to be sent, and what around it is no part of it. Files, variables and
/// clipboards add line ends, byte-order marks and spaces that cannot be seen.
public enum SecretForm {
    /// An API key or a token, which goes into a header as it is: visible ASCII and nothing else.
    KEY {
        @Override
        boolean aroundIt(char character) {
            return InvisibleText.isSpace(character);
        }

        @Override
        Optional<Flaw> flaw(char character) {
            if (Character.isISOControl(character)) {
                return Optional.of(Flaw.CONTROL_CHARACTER);
            }
            boolean visible = character > ' ' && character < 0x7F;
            return visible ? Optional.empty() : Optional.of(Flaw.NOT_A_KEY);
        }
    },
    /// A password, in any alphabet. Spaces at its ends may be part of it.
    PASSWORD {
        @Override
        boolean aroundIt(char character) {
            return character == '\r' || character == '\n' || character == InvisibleText.MARK;
        }

        @Override
        Optional<Flaw> flaw(char character) {
            return Character.isISOControl(character)
                    ? Optional.of(Flaw.CONTROL_CHARACTER)
                    : Optional.empty();
        }
    };

    /// Why a secret cannot be sent.
    public enum Flaw {
        /// Nothing is left of it.
        NOTHING("blank"),
        CONTROL_CHARACTER("control-character"),
        /// A space inside, or a character beyond ASCII.
        NOT_A_KEY("not-a-key"),
        /// A character was lost when it was decoded.
        UNDECODABLE("undecodable");

        private final String reason;

        Flaw(String reason) {
            this.reason = reason;
        }

        /// The problem that the secret for this key cannot be used.
        public Problem problem(AnswerKey key) {
            return Problem.of(
                            ProblemId.ANS_SECRET,
                            "",
                            Argument.text(key.text()),
                            Argument.phrase("secret." + reason))
                    .at(key.text(), 0);
        }
    }

    /// What became of a secret.
    public sealed interface Cleaned {

        /// It can be sent.
        record Usable(Secret secret) implements Cleaned {}

        /// It cannot.
        record Unusable(Flaw flaw) implements Cleaned {}
    }

    /// Whether the character is no part of a secret when it stands at an end.
    abstract boolean aroundIt(char character);

    /// What is wrong with the character inside a secret.
    abstract Optional<Flaw> flaw(char character);

    /// The secret without what does not belong to it, or why it cannot be used. Never shows any
    /// part of it.
    public Cleaned clean(Secret secret) {
        return secret.use(characters -> clean(secret, characters));
    }

    private Cleaned clean(Secret secret, char[] characters) {
        int from = 0;
        int to = characters.length;
        while (from < to && aroundIt(characters[from])) {
            from++;
        }
        while (to > from && aroundIt(characters[to - 1])) {
            to--;
        }
        for (int i = from; i < to; i++) {
            Optional<Flaw> flaw =
                    InvisibleText.isLost(characters, i)
                            ? Optional.of(Flaw.UNDECODABLE)
                            : flaw(characters[i]);
            if (flaw.isPresent()) {
                return new Cleaned.Unusable(flaw.get());
            }
        }
        if (from == to) {
            return new Cleaned.Unusable(Flaw.NOTHING);
        }
        if (to - from == characters.length) {
            return new Cleaned.Usable(secret);
        }
        char[] inner = Arrays.copyOfRange(characters, from, to);
        try {
            return new Cleaned.Usable(Secret.of(inner));
        } finally {
            Arrays.fill(inner, '\0');
        }
    }
}
