package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.firewall.FirewallRule;
import dev.tentaclesetup.service.firewall.RemoteAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a single answer must look like, whatever the other answers are: what a form can say beside
/// a field while it is being typed.
public final class FieldRules {

    private static final Set<String> YES = Set.of("yes", "true", "on", "1");
    private static final Set<String> NO = Set.of("no", "false", "off", "0");
    private static final Pattern SUBSCRIPTION = Pattern.compile("poll://[A-Za-z0-9]{1,64}/?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]{1,253}");
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9:_.@-]{0,254}");

    /// Also a service of Windows.
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9:_.@$ -]{0,254}");

    private static final int LONGEST_NAME = 200;

    private FieldRules() {}

    /// What is wrong with this text for this key; empty when nothing is.
    ///
    /// @param text one item, without the blanks around it, not blank
    public static Optional<Problem> judge(AnswerKey key, String text) {
        Optional<Problem> byType = judgeType(key, text);
        return (byType.isPresent() ? byType : judgeMeaning(key, text))
                .map(problem -> problem.at(key.text(), 0));
    }

    /// Whether the word means yes; empty when it means neither.
    static Optional<Boolean> flag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Optional.of(true);
        }
        return NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Problem> judgeType(AnswerKey key, String text) {
        return switch (key.type()) {
            case AnswerType.Text _ ->
                    unless(text.chars().noneMatch(Character::isISOControl), key, text);
            case AnswerType.Bool _ -> unless(flag(text).isPresent(), key, text);
            case AnswerType.Whole whole -> unless(fits(whole, text), key, text);
            case AnswerType.Choice choice -> judgeChoice(choice, key, text);
            case AnswerType.Folder _ -> unless(absolute(text), key, text);
            case AnswerType.Url _ -> unless(ServerUrl.clean(text).isPresent(), key, text);
            case AnswerType.Hidden _ -> Optional.empty();
        };
    }

    private static boolean fits(AnswerType.Whole whole, String text) {
        if (whole.autoAllowed() && text.equalsIgnoreCase("auto")) {
            return true;
        }
        return text.matches("\\d{1,9}")
                && Integer.parseInt(text) >= whole.min()
                && Integer.parseInt(text) <= whole.max();
    }

    private static Optional<Problem> judgeChoice(
            AnswerType.Choice choice, AnswerKey key, String text) {
        String word = AnswerSchema.normal(text);
        if (choice.reserved().contains(word)) {
            return Optional.of(
                    Problem.of(ProblemId.ANS_UNSUPPORTED, text, key.text() + " = " + word));
        }
        return unless(choice.words().contains(word), key, text);
    }

    private static Optional<Problem> judgeMeaning(AnswerKey key, String text) {
        return switch (key) {
            case SETUP_INSTANCE -> unless(InstanceName.isValid(text), key, text);
            case SERVER_THUMBPRINT -> unless(ThumbprintText.clean(text).isPresent(), key, text);
            case CONNECTION_COMMS_ADDRESS ->
                    unless(CommsAddress.parse(text).isPresent(), key, text);
            case CONNECTION_SUBSCRIPTION_ID ->
                    unless(SUBSCRIPTION.matcher(text).matches(), key, text);
            case CONNECTION_PUBLIC_HOST, CONNECTION_LISTEN_ADDRESS, PROXY_HOST ->
                    unless(HOST.matcher(text).matches(), key, text);
            case FIREWALL_REMOTE_ADDRESS ->
                    unless(RemoteAddress.parse(text).isPresent(), key, text);
            case FIREWALL_ZONE -> unless(FirewallRule.isZone(text), key, text);
            case SERVICE_DEPENDS_ON -> unless(SERVICE.matcher(text).matches(), key, text);
            case SERVICE_USERNAME -> unless(ServiceAccount.isName(text), key, text);
            case REGISTRATION_NAME -> unless(text.length() <= LONGEST_NAME, key, text);
            case SERVER_URL -> commsPort(text);
            default -> Optional.empty();
        };
    }

    /// Whether the text may name a unit of systemd.
    static boolean isUnit(String text) {
        return UNIT.matcher(text).matches();
    }

    private static Optional<Problem> commsPort(String text) {
        return ServerUrl.clean(text).stream()
                .flatMap(url -> url.problems().stream())
                .filter(Problem::blocks)
                .findFirst();
    }

    private static boolean absolute(String text) {
        try {
            return Path.of(text).isAbsolute();
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    static Optional<Problem> unless(boolean fine, AnswerKey key, String seen) {
        if (fine) {
            return Optional.empty();
        }
        ValueHint expected = ValueHint.of(key);
        var arguments = new ArrayList<String>();
        arguments.add(key.text());
        arguments.add(Problem.phrase("expected." + expected.phrase()));
        arguments.addAll(expected.parameters());
        return Optional.of(Problem.of(ProblemId.ANS_VALUE, seen, arguments.toArray(String[]::new)));
    }
}
