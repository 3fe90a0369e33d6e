package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Host;
import dev.tentaclesetup.instance.HostPort;
import dev.tentaclesetup.instance.ProxyBypass;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.service.firewall.RemoteAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// What an answer must be. A type reads the text of an answer, explains what it expects and refuses
/// everything else, whatever the other answers are. For a list it is the type of each item.
///
/// @param <T> what the readers get
public sealed interface AnswerType<T>
        permits AnswerType.Bool,
                AnswerType.Whole,
                AnswerType.Port,
                AnswerType.OrAuto,
                AnswerType.Words,
                AnswerType.OneOf,
                AnswerType.Folder,
                AnswerType.Url,
                AnswerType.CommsUri,
                AnswerType.PastedThumbprint,
                AnswerType.Pin,
                AnswerType.Network,
                AnswerType.HostName,
                AnswerType.ProxyUrl,
                AnswerType.BypassEntry,
                AnswerType.IpAddress,
                AnswerType.Hidden,
                TextForm {

    /// The value; empty when the text is none.
    ///
    /// @param text without white space around it, not empty
    Optional<T> parse(String text);

    /// What is expected, for messages, the template and the reference page.
    ValueHint hint();

    /// What is wrong with this text as the answer for this key; empty when nothing is.
    default Optional<Problem> judge(AnswerKey key, String text) {
        return isAuto(text) || parse(text).isPresent()
                ? Optional.empty()
                : Optional.of(hint().refusal(key, text));
    }

    /// Whether the text stands for a value that is found out.
    default boolean isAuto(String text) {
        return false;
    }

    /// `yes/no/true/false/on/off/1/0`.
    record Bool() implements AnswerType<Boolean> {
        private static final Set<String> YES = Set.of("yes", "true", "on", "1");
        private static final Set<String> NO = Set.of("no", "false", "off", "0");

        /// The word for a truth value.
        public static String word(boolean value) {
            return value ? "yes" : "no";
        }

        @Override
        public Optional<Boolean> parse(String text) {
            String word = text.toLowerCase(Locale.ROOT);
            boolean yes = YES.contains(word);
            return yes || NO.contains(word) ? Optional.of(yes) : Optional.empty();
        }

        @Override
        public ValueHint hint() {
            return ValueHint.of("bool");
        }
    }

    /// A whole number.
    ///
    /// @param min the smallest value allowed
    /// @param max the greatest value allowed
    record Whole(int min, int max) implements AnswerType<Integer> {
        @Override
        public Optional<Integer> parse(String text) {
            return text.matches("\\d{1,9}")
                    ? Optional.of(Integer.valueOf(text))
                            .filter(number -> number >= min && number <= max)
                    : Optional.empty();
        }

        @Override
        public ValueHint hint() {
            return min == max
                    ? ValueHint.of("version", Integer.toString(min))
                    : ValueHint.of("whole", Integer.toString(min), Integer.toString(max));
        }
    }

    /// One of a few whole numbers.
    record OneOf(List<Integer> numbers) implements AnswerType<Integer> {
        public OneOf {
            numbers = List.copyOf(numbers);
        }

        @Override
        public Optional<Integer> parse(String text) {
            return numbers.stream().filter(number -> number.toString().equals(text)).findFirst();
        }

        @Override
        public ValueHint hint() {
            return ValueHint.of(
                    "choice", String.join(", ", numbers.stream().map(String::valueOf).toList()));
        }
    }

    /// A TCP port.
    record Port() implements AnswerType<Integer> {
        private static final Whole RANGE = new Whole(1, 65_535);

        @Override
        public Optional<Integer> parse(String text) {
            return RANGE.parse(text);
        }

        @Override
        public ValueHint hint() {
            return RANGE.hint();
        }
    }

    /// A value, or the word `auto` for one that is found out.
    ///
    /// @param type of the value
    /// @param phrase see [ValueHint]; it may use the parameters of the type's own
    record OrAuto<T>(AnswerType<T> type, String phrase) implements AnswerType<T> {
        @Override
        public Optional<T> parse(String text) {
            return isAuto(text) ? Optional.empty() : type.parse(text);
        }

        @Override
        public ValueHint hint() {
            return new ValueHint(phrase, type.hint().parameters());
        }

        @Override
        public boolean isAuto(String text) {
            return text.equalsIgnoreCase("auto");
        }

        @Override
        public Optional<Problem> judge(AnswerKey key, String text) {
            // The type itself may know more than that the text is no value.
            return isAuto(text)
                    ? Optional.empty()
                    : type.judge(key, text)
                            .map(problem ->
                                    problem.equals(type.hint().refusal(key, text))
                                            ? hint().refusal(key, text)
                                            : problem);
        }
    }

    /// One of a few words, upper and lower case alike: the names of the constants with hyphens.
    ///
    /// @param type the words that this version acts on
    /// @param reserved words of the format that this version refuses by name
    record Words<E extends Enum<E>>(Class<E> type, List<String> reserved) implements AnswerType<E> {
        public Words {
            reserved = List.copyOf(reserved);
        }

        public Words(Class<E> type) {
            this(type, List.of());
        }

        /// The word for a constant.
        public static String word(Enum<?> constant) {
            return AnswerNames.normal(constant.name());
        }

        @Override
        public Optional<E> parse(String text) {
            String word = AnswerNames.normal(text);
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> word(constant).equals(word))
                    .findFirst();
        }

        @Override
        public ValueHint hint() {
            List<String> words = Arrays.stream(type.getEnumConstants()).map(Words::word).toList();
            return ValueHint.of("choice", String.join(", ", words));
        }

        @Override
        public Optional<Problem> judge(AnswerKey key, String text) {
            String word = AnswerNames.normal(text);
            return reserved.contains(word)
                    ? Optional.of(
                            Problem.of(ProblemId.ANS_UNSUPPORTED, text, key.text() + " = " + word))
                    : AnswerType.super.judge(key, text);
        }
    }

    /// An absolute path of this host.
    record Folder() implements AnswerType<Path> {
        @Override
        public Optional<Path> parse(String text) {
            try {
                boolean plain = text.chars().noneMatch(Character::isISOControl);
                return plain
                        ? Optional.of(Path.of(text)).filter(Path::isAbsolute)
                        : Optional.empty();
            } catch (InvalidPathException notAPath) {
                return Optional.empty();
            }
        }

        @Override
        public ValueHint hint() {
            return ValueHint.of("folder");
        }
    }

    /// A web address with `http` or `https`.
    record Url() implements AnswerType<ServerUrl> {
        @Override
        public Optional<ServerUrl> parse(String text) {
            return ServerUrl.clean(text);
        }

        @Override
        public ValueHint hint() {
            return ValueHint.of("url");
        }

        @Override
        public Optional<Problem> judge(AnswerKey key, String text) {
            if (parse(text).isEmpty()) {
                Host.Reason reason = ServerUrl.flaw(text).orElse(Host.Reason.NO_NAME);
                return Optional.of(HostHint.refusal(reason, hint(), key, text));
            }
            return parse(text).stream()
                    .flatMap(url -> url.problems().stream())
                    .filter(Problem::blocks)
                    .findFirst();
        }
    }

    /// Where a polling agent calls.
    record CommsUri() implements AnswerType<URI> {
        @Override
        public Optional<URI> parse(String text) {
            return CommsAddress.parse(text);
        }

        @Override
        public ValueHint hint() {
            return ValueHint.of("comms-address");
        }

        @Override
        public Optional<Problem> judge(AnswerKey key, String text) {
            if (parse(text).isPresent()) {
                return Optional.empty();
            }
            Host.Reason reason = CommsAddress.flaw(text).orElse(Host.Reason.NO_NAME);
            return Optional.of(HostHint.refusal(reason, hint(), key, text));
        }
    }

    /// A thumbprint as it was pasted, with what had to be cleaned.
    record PastedThumbprint() implements AnswerType<Thumbprint.Parsed.Accepted> {
        @Override
        public Optional<Thumbprint.Parsed.Accepted> parse(String text) {
            return switch (Thumbprint.parse(text)) {
                case Thumbprint.Parsed.Accepted accepted -> Optional.of(accepted);
                case Thumbprint.Parsed.Rejected _ -> Optional.empty();
            };
        }

        @Override
        public ValueHint hint() {
            return ValueHint.of("thumbprint");
        }
    }

    /// The SHA-256 fingerprint of a certificate, as browsers and tools show it.
    record Pin() implements AnswerType<Thumbprint> {
        private static final int DIGITS = 64;

        @Override
        public Optional<Thumbprint> parse(String text) {
            return new PastedThumbprint()
                    .parse(text)
                    .map(Thumbprint.Parsed.Accepted::thumbprint)
                    .filter(print -> print.hex().length() == DIGITS);
        }

        @Override
        public ValueHint hint() {
            return ValueHint.of("pin");
        }
    }

    /// An address or a network of addresses.
    record Network() implements AnswerType<RemoteAddress> {
        @Override
        public Optional<RemoteAddress> parse(String text) {
            return RemoteAddress.parse(text);
        }

        @Override
        public ValueHint hint() {
            return ValueHint.of("network");
        }
    }

    /// Host and port of a proxy as one address.
    record ProxyUrl() implements AnswerType<HostPort> {
        private static final Pattern FORM =
                Pattern.compile("http://([^/?#@]+)/?", Pattern.CASE_INSENSITIVE);

        /// Where a proxy listens whose address names no port.
        private static final int HTTP_PORT = 80;

        @Override
        public Optional<HostPort> parse(String text) {
            var parts = FORM.matcher(text);
            return parts.matches()
                    ? HostPort.parse(parts.group(1))
                            .accepted()
                            .map(given ->
                                    new HostPort(
                                            given.host(), OptionalInt.of(given.portOr(HTTP_PORT))))
                    : Optional.empty();
        }

        @Override
        public ValueHint hint() {
            return ValueHint.of("proxy-url");
        }

        /// A user name with its password would stand in every message.
        @Override
        public Optional<Problem> judge(AnswerKey key, String text) {
            return parse(text).isPresent()
                    ? Optional.empty()
                    : Optional.of(hint().refusal(key, HostHint.withoutSecrets(text)));
        }
    }

    /// What is dialled without the proxy.
    record BypassEntry() implements AnswerType<String> {
        @Override
        public Optional<String> parse(String text) {
            return ProxyBypass.entry(text);
        }

        @Override
        public ValueHint hint() {
            return ValueHint.of("bypass");
        }
    }

    /// A computer by name or address; the value is the canonical form.
    record HostName() implements AnswerType<String> {
        @Override
        public Optional<String> parse(String text) {
            return Host.parse(text).accepted().map(Host::text);
        }

        @Override
        public ValueHint hint() {
            return ValueHint.of("host");
        }

        @Override
        public Optional<Problem> judge(AnswerKey key, String text) {
            return switch (Host.parse(text)) {
                case Host.Parsed.Accepted _ -> Optional.empty();
                case Host.Parsed.Rejected(Host.Reason reason) ->
                        Optional.of(HostHint.refusal(reason, hint(), key, text));
            };
        }
    }

    /// An address of this host, on which it can listen; the value is the canonical form.
    record IpAddress() implements AnswerType<String> {
        @Override
        public Optional<String> parse(String text) {
            return Host.parse(text)
                    .accepted()
                    .filter(host -> host.literal().isPresent())
                    .map(Host::text);
        }

        @Override
        public ValueHint hint() {
            return ValueHint.of("ip-address");
        }

        @Override
        public Optional<Problem> judge(AnswerKey key, String text) {
            return new HostName().judge(key, text).or(() -> AnswerType.super.judge(key, text));
        }
    }

    /// Never printed; given in one of the forms of [wizard-reference 10.3].
    ///
    /// @param form what it must be to be sent
    record Hidden(SecretForm form) implements AnswerType<Secret> {
        @Override
        public Optional<Secret> parse(String text) {
            return Optional.of(Secret.of(text.toCharArray()));
        }

        @Override
        public ValueHint hint() {
            return ValueHint.of("secret");
        }
    }
}
