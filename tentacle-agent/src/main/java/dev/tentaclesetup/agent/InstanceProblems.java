package dev.tentaclesetup.agent;

import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceFailure;
import java.util.List;

/// Says in a sentence why an instance cannot be used, and with which exit code (services sheet
/// 10.6).
final class InstanceProblems {
    private InstanceProblems() {}

    static StartException explain(InstanceException e) {
        return switch (e.failure()) {
            case InstanceFailure.UnknownInstance(String name, List<String> available) ->
                    controlled(
                            "Instance "
                                    + name
                                    + " of tentacle has not been configured on this machine."
                                    + " Available instances: "
                                    + list(available),
                            e);
            case InstanceFailure.NoSingleInstance(List<String> available) ->
                    controlled(
                            available.isEmpty()
                                    ? "There are no instances of tentacle configured on this machine."
                                            + " Please run the set-up or create-instance first."
                                    : "There is more than one instance of tentacle configured on this"
                                            + " machine. Please pass --instance=NAME; available"
                                            + " instances: "
                                            + list(available),
                            e);
            case InstanceFailure.MissingConfiguration missing ->
                    controlled("The configuration file " + missing.file() + " does not exist.", e);
            case InstanceFailure.NameTaken taken ->
                    controlled(
                            "The name " + taken.name() + " is taken by " + taken.existing() + ".",
                            e);
            case InstanceFailure.BrokenIndexFile broken ->
                    unexpected(
                            "The index file "
                                    + broken.file()
                                    + " cannot be read: "
                                    + broken.reason(),
                            e);
            case InstanceFailure.BrokenConfiguration broken ->
                    unexpected(
                            "The configuration file "
                                    + broken.file()
                                    + " cannot be read: "
                                    + broken.reason(),
                            e);
            case InstanceFailure.BadValue bad ->
                    unexpected(
                            "The setting "
                                    + bad.key()
                                    + " cannot be understood: '"
                                    + bad.value()
                                    + "'.",
                            e);
            case InstanceFailure.UnreadableSecret secret ->
                    unexpected(
                            "The setting "
                                    + secret.key()
                                    + " cannot be decrypted on this machine: "
                                    + String.join("; ", secret.attempts()),
                            e);
            case InstanceFailure.NoMachineKey none ->
                    unexpected(
                            "There is no key to decrypt settings with: "
                                    + String.join("; ", none.attempts()),
                            e);
            case InstanceFailure.BadCertificate bad ->
                    unexpected(
                            "The certificate cannot be used (" + bad.cause() + "): " + bad.detail(),
                            e);
            case InstanceFailure.FileAccess access ->
                    unexpected(
                            "The file "
                                    + access.file()
                                    + " could not be accessed ("
                                    + access.operation()
                                    + "): "
                                    + access.reason(),
                            e);
        };
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static StartException controlled(String message, InstanceException cause) {
        return new StartException(StartException.Kind.CONTROLLED, message, cause);
    }

    private static StartException unexpected(String message, InstanceException cause) {
        return new StartException(StartException.Kind.UNEXPECTED, message, cause);
    }
}
