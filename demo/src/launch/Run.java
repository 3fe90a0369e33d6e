import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/// Builds what has changed and starts the demonstration. `run` and `run.cmd` start this very file with a JDK 25
/// (`java Run.java`), so that both systems share one description of the job.
///
/// The first argument is the root of the checkout; the rest goes to the demonstration.
final class Run {

    private final Path root;

    private Run(Path root) {
        this.root = root;
    }

    static void main(String[] args) throws Exception {
        var run = new Run(Path.of(args[0]).toAbsolutePath().normalize());
        if (run.stale()) {
            run.build();
        }
        run.start(List.of(args).subList(1, args.length));
    }

    private Path stamp() {
        return root.resolve("demo/target/built");
    }

    private boolean stale() throws IOException {
        if (!Files.exists(stamp())) {
            return true;
        }
        FileTime built = Files.getLastModifiedTime(stamp());
        var newer = new boolean[1];
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean ours = !name.equals("target") && !name.equals("test") && (folder.equals(root) || !name.startsWith("."));
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean source = file.endsWith("pom.xml") || file.toString().contains(File.separator + "src" + File.separator);
                newer[0] |= source && attributes.lastModifiedTime().compareTo(built) > 0;
                return newer[0] ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
        return newer[0];
    }

    private void build() throws IOException, InterruptedException {
        System.err.println("Building (only the first time, and after a change)…");
        boolean windows = File.separatorChar == '\\';
        var command = new ArrayList<String>(windows ? List.of("cmd", "/c", "mvn") : List.of("mvn"));
        command.addAll(List.of("-q", "-B", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "package"));
        int exit = new ProcessBuilder(command).directory(root.toFile()).inheritIO().start().waitFor();
        if (exit != 0) {
            System.err.println("The build ended with " + exit + "; its messages are above.");
            System.exit(exit);
        }
        Files.writeString(stamp(), "");
    }

    private void start(List<String> args) throws Exception {
        var jars = new ArrayList<URL>();
        try (var files = Files.list(root.resolve("demo/target/lib"))) {
            for (Path jar : files.toList()) {
                jars.add(jar.toUri().toURL());
            }
        }
        jars.add(URI.create(root.resolve("demo/target/classes").toUri().toString()).toURL());
        var loader = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        System.setProperty("demo.product", root.resolve("jpackage/target/app").toString());
        loader.loadClass("dev.tentaclesetup.demo.DemoMain")
                .getMethod("main", String[].class)
                .invoke(null, (Object) args.toArray(String[]::new));
    }
}
