package dev.tentaclesetup.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// The built product and a folder to work in.
///
/// @param image the linked runtime with the product, as it would be installed
/// @param folder everything that is made lies here and goes with it
/// @param runs how often a figure is taken
record Workbench(Path image, Path folder, int runs) implements AutoCloseable {

    static Workbench open(Path image, int runs) throws IOException {
        return new Workbench(image, Files.createTempDirectory("tentacle-benchmark-"), runs);
    }

    /// The image's launcher.
    String program(String name) {
        return image.resolve("bin").resolve(name).toString();
    }

    /// The same program, on a machine whose index of instances is in the folder given.
    ProcessBuilder process(Path machine, List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().put("TentacleMachineConfigurationHomeDirectory", machine.toString());
        return builder.redirectError(folder.resolve("errors.txt").toFile());
    }

    /// A new empty folder.
    Path room(String name) throws IOException {
        return Files.createTempDirectory(folder, name + "-");
    }

    /// A Java of the image, for measuring programs of our own on the same runtime.
    String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The class path of this very program.
    String classPath() {
        return System.getProperty("java.class.path").replace(':', File.pathSeparatorChar);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        try (var tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
