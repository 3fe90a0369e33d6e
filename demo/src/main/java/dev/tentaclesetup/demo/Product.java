package dev.tentaclesetup.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The product, run as its users run it: a process of its own, with its own class path.
final class Product {

    private final Path jars;
    private final Playground playground;
    private final String apiKey;
    private volatile @Nullable Process running;

    /// @param jars the folder of the shipped jars
    Product(Path jars, Playground playground, String apiKey) {
        this.jars = jars;
        this.playground = playground;
        this.apiKey = apiKey;
    }

    /// Runs `tentacle-setup` with the options, on this terminal.
    ///
    /// @return its exit code
    int setup(String... options) throws IOException, InterruptedException {
        Process process = start(options).inheritIO().start();
        running = process;
        return process.waitFor();
    }

    /// Ends a set-up that is still running, and waits until it has put everything back.
    void stop() throws InterruptedException {
        Process process = running;
        if (process != null && process.isAlive()) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    /// The same without a word on the terminal.
    ///
    /// @param log where the words go instead
    int setupQuietly(Path log, String... options) throws IOException, InterruptedException {
        return start(options)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }

    private ProcessBuilder start(String... options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED,javafx.graphics");
        command.addAll(List.of("--module-path", toolkit(), "--add-modules", "javafx.controls"));
        command.addAll(List.of("-cp", jars + File.separator + "*"));
        command.add("dev.tentaclesetup.cli.SetupMain");
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command);
        builder.environment()
                .put("TentacleMachineConfigurationHomeDirectory", playground.machine().toString());
        builder.environment().put(AnswerSheet.KEY_VARIABLE, apiKey);
        return builder;
    }

    /// JavaFX supports being a set of modules only. Each of its modules comes as two jars; the one
    /// without the system's name in it is empty.
    private String toolkit() throws IOException {
        try (var files = Files.list(jars)) {
            return files.map(Path::toString)
                    .filter(jar -> jar.matches(".*javafx-\\w+-[\\d.]+-\\w[\\w-]*\\.jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
