package dev.tentaclesetup.instance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What the tests run in a process of its own.
final class ProcessProbe {

    private ProcessProbe() {}

    public static void main(String[] arguments) throws Exception {
        ConfigurationFile file = ConfigurationFile.at(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "certificate" -> System.out.println(certificate(file));
            case "update" -> update(file, Integer.parseInt(arguments[2]));
            case "update-for-ever" -> updateForEver(file);
            case "count" -> count(file, Integer.parseInt(arguments[2]));
            case "lock" -> lock(file.path());
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static String certificate(ConfigurationFile file) throws Exception {
        HostFolders folders = Recorded.machine(Path.of(file.path() + ".machine"));
        TentacleConfiguration configuration =
                TentacleConfiguration.read(file, SecretProtection.of(folders));
        configuration.trustedServers();
        return configuration.certificate().orElseThrow().thumbprint().hex();
    }

    private static void update(ConfigurationFile file, int length) {
        try {
            file.update(s -> s.with("Value", "x".repeat(length)));
            System.out.println("written");
        } catch (InstanceException e) {
            System.out.println(e.failure().getClass().getSimpleName());
        }
    }

    /// Each value is one character repeated, so half a write would show.
    private static void updateForEver(ConfigurationFile file) throws InstanceException {
        List<String> values = List.of("a".repeat(300_000), "b".repeat(150_000), "c");
        var random = new Random(1);
        while (true) {
            String value = values.get(random.nextInt(values.size()));
            file.update(s -> s.with("Value", value));
            System.out.println(".");
        }
    }

    /// Each change builds on the one before, so a lost one would show.
    private static void count(ConfigurationFile file, int times) throws InstanceException {
        for (int i = 0; i < times; i++) {
            file.update(s ->
                    s.with("Count", "" + (Integer.parseInt(s.value("Count").orElse("0")) + 1)));
        }
        System.out.println("done");
    }

    /// Keeps the lock, if it is free, until its input ends.
    private static void lock(Path file) throws IOException {
        Optional<LockFile> lock = LockFile.tryTake(file, "the probe");
        System.out.println(lock.isPresent() ? "taken" : "held by " + LockFile.holder(file));
        while (lock.isPresent() && System.in.read() >= 0) {}
        if (lock.isPresent()) {
            lock.get().close();
        }
    }
}
