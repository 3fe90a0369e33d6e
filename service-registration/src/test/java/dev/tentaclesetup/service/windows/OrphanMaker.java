package dev.tentaclesetup.service.windows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts a process that outlives it. Without an argument it starts itself with one once it gets a
/// line, prints the number of that process and ends; with one it waits until it is killed.
public final class OrphanMaker {

    private OrphanMaker() {}

    static List<String> command(String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OrphanMaker.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// @param arguments any, for the process that stays
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0) {
            Thread.currentThread().join();
        }
        new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
        Process stays = new ProcessBuilder(command("stays")).start();
        System.out.println(stays.pid());
    }
}
