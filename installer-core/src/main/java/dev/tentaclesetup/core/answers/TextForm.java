package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.account.DedicatedAccount;
import dev.tentaclesetup.service.firewall.FirewallRule;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Answers that stay text, each with the rule that the text must keep.
// Patterns and method references do not change; the check wants a library annotation to see it.
@SuppressWarnings("ImmutableEnumChecker")
public enum TextForm implements AnswerType<String> {
    /// Anything on one line.
    LINE("text", text -> true),
    INSTANCE("instance", InstanceName::isValid),
    SUBSCRIPTION_ID("subscription-id", matching("poll://[A-Za-z0-9]{1,64}/?")),
    /// A zone of firewalld.
    ZONE("zone", FirewallRule::isZone),
    /// A service of Windows or a unit of systemd.
    SERVICE("service", matching("[A-Za-z0-9_][A-Za-z0-9:_.@$ -]{0,254}")),
    /// A unit of systemd.
    UNIT("service", matching("[A-Za-z0-9_][A-Za-z0-9:_.@-]{0,254}")),
    /// An account that exists, or will.
    ACCOUNT("account", ServiceAccount::isName),
    /// An account that the set-up can make on Linux.
    NEW_ACCOUNT("new-account", DedicatedAccount::isName),
    REGISTRATION_NAME("registration-name", text -> text.length() <= 200);

    private final String phrase;
    private final Predicate<String> rule;

    TextForm(String phrase, Predicate<String> rule) {
        this.phrase = phrase;
        this.rule = rule;
    }

    @Override
    public Optional<String> parse(String text) {
        return oneLine(text) && rule.test(text) ? Optional.of(text) : Optional.empty();
    }

    @Override
    public Optional<Problem> judge(AnswerKey key, String text) {
        return oneLine(text)
                ? AnswerType.super.judge(key, text)
                : Optional.of(LINE.hint().refusal(key, text));
    }

    private static boolean oneLine(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public ValueHint hint() {
        return ValueHint.of(phrase);
    }

    private static Predicate<String> matching(String regex) {
        return Pattern.compile(regex).asMatchPredicate();
    }
}
