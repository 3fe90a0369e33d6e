package dev.tentaclesetup.instance;

import dev.tentaclesetup.instance.InstanceFailure.NoMachineKey;
import dev.tentaclesetup.instance.InstanceFailure.UnreadableSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The scheme of Linux and macOS [tentacle-configuration 4.2]: the machine id is the key where it
/// is usable, else a random key in a file that is made on demand.
///
/// Unlike the official program, reading never makes a key file: a new key cannot fit an old value.
final class MachineKeyProtection implements SecretProtection {

    /// Marks the announced form of [tentacle-configuration 4.3], which is read and never written.
    private static final String ANNOUNCED_PREFIX = "$OctopusMachineKeyV1$";

    private static final String KEY_MODE = "rw-------";

    private final HostFolders folders;

    MachineKeyProtection(HostFolders folders) {
        this.folders = folders;
    }

    @Override
    public String protect(byte[] plain) throws InstanceException {
        try {
            return Base64.getEncoder().encodeToString(keyForWriting().encrypt(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    @Override
    public <T> T unprotect(String key, String stored, Reader<T> reader) throws InstanceException {
        boolean announced = stored.startsWith(ANNOUNCED_PREFIX);
        List<String> attempts = new ArrayList<>();
        byte[] encrypted;
        try {
            String base64 = announced ? stored.substring(ANNOUNCED_PREFIX.length()) : stored;
            encrypted = SecretText.base64(base64);
        } catch (IllegalArgumentException e) {
            throw new InstanceException(
                    new UnreadableSecret(key, List.of("the stored text is not Base64")), e);
        }
        for (Source source : sources(announced)) {
            Optional<T> value = attempt(source, encrypted, announced, reader, attempts);
            if (value.isPresent()) {
                return value.get();
            }
        }
        throw new InstanceException(new UnreadableSecret(key, attempts));
    }

    private static <T> Optional<T> attempt(
            Source source,
            byte[] encrypted,
            boolean announced,
            Reader<T> reader,
            List<String> attempts) {
        byte[] plain = {};
        try {
            MachineKey key = source.load();
            plain = announced ? key.decryptAfterVector(encrypted) : key.decrypt(encrypted);
            return Optional.of(reader.read(plain));
        } catch (NoSuchFileException _) {
            attempts.add(source.file() + ": no such file");
        } catch (IOException e) {
            attempts.add(source.file() + ": " + e.getMessage());
        } catch (GeneralSecurityException _) {
            attempts.add(source.file() + ": this is not the key");
        } catch (InstanceException e) {
            attempts.add(source.file() + ": decrypts to something else: " + e.failure());
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
        return Optional.empty();
    }

    /// Where a key comes from.
    private record Source(Path file, boolean machineId) {
        MachineKey load() throws IOException {
            return machineId ? MachineKey.ofMachineId(file) : MachineKey.ofKeyFile(file);
        }
    }

    private List<Source> sources(boolean keyFilesOnly) {
        List<Source> sources = new ArrayList<>();
        if (!keyFilesOnly) {
            sources.add(new Source(folders.machineId(), true));
        }
        for (Path file : folders.machineKeys()) {
            sources.add(new Source(file, false));
        }
        return sources;
    }

    private MachineKey keyForWriting() throws InstanceException {
        List<String> attempts = new ArrayList<>();
        List<Path> missing = new ArrayList<>();
        for (Source source : sources(false)) {
            try {
                return source.load();
            } catch (NoSuchFileException _) {
                if (!source.machineId()) {
                    missing.add(source.file());
                }
            } catch (IOException e) {
                attempts.add(source.file() + ": " + e.getMessage());
            }
        }
        for (Path file : missing.reversed()) {
            try {
                return create(file);
            } catch (IOException e) {
                attempts.add(file + ": cannot be made: " + e);
            }
        }
        throw new InstanceException(new NoMachineKey(attempts));
    }

    private static MachineKey create(Path file) throws IOException {
        Path folder = AtomicFile.parent(file);
        Files.createDirectories(folder);
        try (var _ = LockFile.take(folder.resolve("." + file.getFileName() + ".lock"))) {
            if (!Files.exists(file)) {
                MachineKey key = MachineKey.generate(new SecureRandom());
                AtomicFile.write(file, key.keyFile(), KEY_MODE);
            }
        }
        return MachineKey.ofKeyFile(file);
    }
}
