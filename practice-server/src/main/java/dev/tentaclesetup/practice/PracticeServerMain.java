package dev.tentaclesetup.practice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;

/// The practice server as a process of its own.
///
/// Prints one line of JSON with the facts that others need, then serves until SIGTERM, or until
/// standard input ends when it was started with `--stop-with-stdin`.
public final class PracticeServerMain {

    private static final int BAD_ARGUMENTS = 2;
    private static final int CANNOT_START = 1;

    private PracticeServerMain() {}

    /// The program.
    public static void main(String[] arguments) {
        int code = run(arguments, System.in, System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) {
        PracticeServerOptions options;
        try {
            options = PracticeServerOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(PracticeServerOptions.USAGE);
            return BAD_ARGUMENTS;
        }
        try (PracticeServer server = options.start()) {
            out.println(facts(server));
            out.flush();
            serve(server, options, in);
            return 0;
        } catch (IOException e) {
            err.println("The practice server cannot start: " + e.getMessage());
            return CANNOT_START;
        }
    }

    private static String facts(PracticeServer server) {
        var address = server.commsAddress();
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of(
                                "url", server.url().toString(),
                                "apiKey", server.apiKey(),
                                "commsAddress",
                                        "https://"
                                                + host(address.getAddress().getHostAddress())
                                                + ":"
                                                + address.getPort(),
                                "thumbprint", server.thumbprint()));
    }

    private static String host(String address) {
        return address.indexOf(':') < 0 ? address : "[" + address + "]";
    }

    private static void serve(
            PracticeServer server, PracticeServerOptions options, InputStream in) {
        var end = new CountDownLatch(1);
        Thread hook = Thread.ofPlatform().name("stop").unstarted(server::close);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            if (options.stopWithStdin()) {
                in.transferTo(OutputStream.nullOutputStream());
            } else {
                end.await();
            }
        } catch (IOException _) {
            // an input that cannot be read any more has ended
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        removeHook(hook);
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is ending already and the hook does its work
        }
    }
}
