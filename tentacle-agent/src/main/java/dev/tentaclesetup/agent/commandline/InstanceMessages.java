package dev.tentaclesetup.agent.commandline;

import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceFailure;
import java.util.List;
import java.util.Locale;

/// Says in a sentence why an instance cannot be used, and with which exit code [tentacle-services
/// 10.6].
public final class InstanceMessages {
    private InstanceMessages() {}

    /// The failure in words.
    public static CommandException explain(InstanceException e) {
        return switch (e.failure()) {
            case InstanceFailure.UnknownInstance(String name, List<String> available) ->
                    available.isEmpty()
                            ? controlled(e, "instance.unknown.none", name)
                            : controlled(e, "instance.unknown", name, list(available));
            case InstanceFailure.NoSingleInstance(List<String> available) ->
                    available.isEmpty()
                            ? controlled(e, "instance.none")
                            : controlled(e, "instance.several", list(available));
            case InstanceFailure.MissingConfiguration missing ->
                    controlled(e, "instance.no-configuration", missing.file().toString());
            case InstanceFailure.NameTaken taken ->
                    controlled(e, "instance.name-taken", taken.name(), taken.existing());
            case InstanceFailure.BrokenIndexFile broken ->
                    unexpected(
                            e, "instance.broken-index", broken.file().toString(), broken.reason());
            case InstanceFailure.BrokenConfiguration broken ->
                    unexpected(
                            e,
                            "instance.broken-configuration",
                            broken.file().toString(),
                            broken.reason());
            case InstanceFailure.BadValue bad ->
                    unexpected(e, "instance.bad-value", bad.key(), bad.value());
            case InstanceFailure.UnreadableSecret secret ->
                    unexpected(
                            e,
                            "instance.unreadable-secret",
                            secret.key(),
                            String.join("; ", secret.attempts()));
            case InstanceFailure.NoMachineKey none ->
                    unexpected(e, "instance.no-key", String.join("; ", none.attempts()));
            case InstanceFailure.BadCertificate bad ->
                    unexpected(e, "instance.certificate." + key(bad.cause()), bad.detail());
            case InstanceFailure.FileAccess access ->
                    unexpected(
                            e,
                            "instance.no-access." + access.operation(),
                            access.file().toString(),
                            access.reason());
        };
    }

    private static String key(InstanceFailure.BadCertificate.Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }

    private static CommandException controlled(
            InstanceException cause, String key, String... arguments) {
        return new CommandException(CommandException.Kind.CONTROLLED, cause, key, arguments);
    }

    private static CommandException unexpected(
            InstanceException cause, String key, String... arguments) {
        return new CommandException(CommandException.Kind.UNEXPECTED, cause, key, arguments);
    }
}
