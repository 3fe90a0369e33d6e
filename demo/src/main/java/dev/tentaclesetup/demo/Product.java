package dev.tentaclesetup.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The product, run as its users run it: a process of its own, with its own class path.
final class Product {

    private final Path jars;
    private final Playground playground;
    private final String apiKey;

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
        var process = start(options).inheritIO().start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            throw e;
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

    private ProcessBuilder start(String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", jars + File.separator + "*"));
        command.add("dev.tentaclesetup.cli.SetupMain");
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command);
        builder.environment()
                .put("TentacleMachineConfigurationHomeDirectory", playground.machine().toString());
        builder.environment().put(AnswerSheet.KEY_VARIABLE, apiKey);
        return builder;
    }
}
