package dev.tentaclesetup.instance;

/// Encrypts the protected values of a configuration so that only this host can read them, in the
/// official program's way [tentacle-configuration 4].
public interface SecretProtection {

    /// The one of this host.
    static SecretProtection of(HostFolders folders) {
        return of(folders, System.getProperty("os.name"));
    }

    /// @param osName as in the system property `os.name`
    static SecretProtection of(HostFolders folders, String osName) {
        return HostFolders.isWindows(osName)
                ? new DataProtection()
                : new MachineKeyProtection(folders);
    }

    /// Encrypts.
    ///
    /// @param plain the bytes, not changed; the caller wipes them
    /// @return the text to store, Base64
    /// @throws InstanceException with [InstanceFailure.NoMachineKey] when there is no key and none
    ///   can be made
    String protect(byte[] plain) throws InstanceException;

    /// Decrypts. The scheme has no check of its own, so a wrong key may give garbage: the reader
    /// has to reject what makes no sense, and then the next key is tried.
    ///
    /// @param key the configuration key, for the failure
    /// @param stored the text as stored
    /// @param reader makes a value of the bytes, which are wiped afterwards
    /// @throws InstanceException with [InstanceFailure.UnreadableSecret]
    <T> T unprotect(String key, String stored, Reader<T> reader) throws InstanceException;

    /// Makes a value of decrypted bytes.
    @FunctionalInterface
    interface Reader<T> {
        /// @throws InstanceException if the bytes make no sense
        T read(byte[] plain) throws InstanceException;
    }
}
