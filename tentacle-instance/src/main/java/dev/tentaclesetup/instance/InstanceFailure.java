package dev.tentaclesetup.instance;

import java.nio.file.Path;
import java.util.List;

/// Why an operation on an instance failed. Never holds a secret.
public sealed interface InstanceFailure {

    /// The index has no such instance.
    ///
    /// @param name the name asked for
    /// @param available the names that exist
    record UnknownInstance(String name, List<String> available) implements InstanceFailure {
        public UnknownInstance {
            available = List.copyOf(available);
        }
    }

    /// No name was given and there is not exactly one instance and none called `Tentacle`; or
    /// several names differ only by case.
    ///
    /// @param available the names to choose from; empty when there is no instance at all
    record NoSingleInstance(List<String> available) implements InstanceFailure {
        public NoSingleInstance {
            available = List.copyOf(available);
        }
    }

    /// Another instance already has the index file that this name would get.
    record NameTaken(String name, String existing) implements InstanceFailure {}

    /// A file of the index cannot be understood.
    record BrokenIndexFile(Path file, String reason) implements InstanceFailure {}

    /// The configuration file is not there.
    record MissingConfiguration(Path file) implements InstanceFailure {}

    /// The configuration file is not one: malformed, cut off, too large, forbidden constructs.
    record BrokenConfiguration(Path file, String reason) implements InstanceFailure {}

    /// A value of the configuration cannot be understood.
    ///
    /// @param key the configuration key
    /// @param value what was found, at most 200 characters; empty for protected values
    record BadValue(String key, String value) implements InstanceFailure {}

    /// A protected value cannot be decrypted on this host: another host's, another machine id, or
    /// damaged.
    ///
    /// @param key the configuration key
    /// @param attempts one line for each key source that was tried and why it did not fit
    record UnreadableSecret(String key, List<String> attempts) implements InstanceFailure {
        public UnreadableSecret {
            attempts = List.copyOf(attempts);
        }
    }

    /// There is neither a usable machine id nor a usable key file, and none could be made.
    record NoMachineKey(List<String> attempts) implements InstanceFailure {
        public NoMachineKey {
            attempts = List.copyOf(attempts);
        }
    }

    /// A certificate to be imported or decoded is not usable.
    record BadCertificate(Cause cause, String detail) implements InstanceFailure {
        /// What is wrong with it.
        public enum Cause {
            /// Neither PKCS#12 nor its Base64 text.
            NOT_PKCS12,
            /// The password does not open it.
            WRONG_PASSWORD,
            /// It holds no private key.
            NO_PRIVATE_KEY,
            /// The key is not RSA, the only kind that the official program loads.
            NOT_RSA,
            /// Key and certificate do not belong together, or the certificate is not the one whose
            /// thumbprint is stored.
            MISMATCH
        }
    }

    /// The file system refused.
    ///
    /// @param operation `read`, `write`, `delete` or `list`
    record FileAccess(Path file, String operation, String reason) implements InstanceFailure {}
}
