package dev.tentaclesetup.demo;

import dev.tentaclesetup.practice.PracticeServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;

/// One demonstration from an empty folder to an empty folder.
///
/// Ctrl+C at any moment ends it the same way: the product removes what it made, the folder goes.
final class Demo {

    /// The product's exit code when the user cancels.
    private static final int STOPPED = 130;

    private final DemoOptions options;
    private final Path jars;
    private final PrintStream out;
    private final AtomicBoolean cleaned = new AtomicBoolean();

    /// @param jars the folder of the shipped jars
    Demo(DemoOptions options, Path jars, PrintStream out) {
        this.options = options;
        this.jars = jars;
        this.out = out;
    }

    /// @return 0, or the exit code of the set-up that failed
    int run() throws IOException, InterruptedException {
        Playground playground = Playground.create();
        PracticeServer server = PracticeServer.builder().start();
        var sheet = new AnswerSheet(playground, server.url());
        var product = new Product(jars, playground, server.apiKey());
        Runnable cleanUp = () -> cleanUp(product, sheet, server, playground);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(cleanUp));
        var comms = server.commsAddress();
        String commsAddress = comms.getHostString() + ":" + comms.getPort();
        say("started", server.url(), commsAddress, playground.folder());
        int exit = setUp(product, sheet, commsAddress);
        if (exit == 0) {
            report(server, playground);
            exit = secondDay(product, sheet);
            waitForEnter();
        } else if (exit == STOPPED) {
            say("nothing");
        } else {
            say("failed", exit);
        }
        if (exit == 0) {
            say("removal");
            exit = product.setup("--silent", "--answers", sheet.remove().toString());
        }
        cleanUp.run();
        return exit;
    }

    /// What is set up is changed later: by answers that mention nothing else.
    private int secondDay(Product product, AnswerSheet sheet)
            throws IOException, InterruptedException {
        Path answers = sheet.change();
        say("second-day", answers);
        out.println(Files.readString(answers).indent(4));
        return product.setup("--silent", "--answers", answers.toString());
    }

    private int setUp(Product product, AnswerSheet sheet, String commsAddress)
            throws IOException, InterruptedException {
        Path answers = sheet.install(options.polling() ? 0 : freePort(), commsAddress);
        if (options.window()) {
            say("window");
            return product.setup("--gui", "--answers", answers.toString());
        }
        say("answers", answers);
        out.println(Files.readString(answers).indent(4));
        return product.setup("--silent", "--answers", answers.toString());
    }

    private void report(PracticeServer server, Playground playground)
            throws IOException, InterruptedException {
        try (var view = new ServerView(server.url(), server.apiKey(), InstantSource.system())) {
            var machine = view.machine();
            if (machine.isEmpty()) {
                say("nothing");
                return;
            }
            var listed = machine.get();
            say("exists");
            say("agent", listed.thumbprint());
            say("server", server.thumbprint());
            say("machine", listed.name(), listed.id(), listed.health());
            say("files", playground.folder());
            playground.files().forEach(file -> out.println("    " + file));
            say("script");
            boolean windows = System.getProperty("os.name").startsWith("Windows");
            view.run(
                            listed,
                            windows ? "PowerShell" : "Bash",
                            "whoami; hostname; echo Hello from $PWD")
                    .forEach(line -> out.println("    " + line));
        }
    }

    /// Without a terminal there is no person to wait for.
    // Null it is, since JDK 25 again, when input or output is not a terminal.
    @SuppressWarnings("SystemConsoleNull")
    private void waitForEnter() throws IOException {
        if (System.console() != null) {
            say("stay");
            System.in.read();
        }
    }

    private void cleanUp(
            Product product, AnswerSheet sheet, PracticeServer server, Playground playground) {
        if (!cleaned.compareAndSet(false, true)) {
            return;
        }
        try (server;
                playground) {
            product.stop();
            Path log = playground.folder().resolve("remove.txt");
            int exit =
                    product.setupQuietly(log, "--silent", "--answers", sheet.remove().toString());
            // 32: there is no instance, because the set-up failed or was undone.
            if (exit != 0 && exit != 32) {
                out.print(Files.readString(log));
                say("left", exit);
            } else {
                say("cleaned", playground.folder());
            }
        } catch (IOException e) {
            say("left", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void say(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        out.println(Texts.text(key, texts));
    }
}
