package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.windows.WindowsServiceHost.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A service for [ServiceProof]: writes what it was given into a file and does as it is told.
public final class ProofService {

    private ProofService() {}

    /// @param arguments the file, then `serve` or, for an exit code of its own, `fail`
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Outcome outcome =
                new WindowsServiceHost()
                        .run(signals -> {
                            write(file, arguments);
                            if (arguments[1].equals("fail")) {
                                return 7;
                            }
                            signals.ready();
                            signals.awaitStop();
                            return 0;
                        });
        System.exit(outcome instanceof Outcome.Served ? 0 : 1);
    }

    private static void write(Path file, String[] arguments) {
        var lines = new ArrayList<>(List.of(arguments));
        lines.add("PROOF=" + System.getenv("PROOF"));
        try {
            Files.write(file, lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
