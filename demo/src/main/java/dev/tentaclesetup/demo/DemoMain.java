package dev.tentaclesetup.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What `./run` starts, after building.
public final class DemoMain {

    /// Held, because the logging framework itself keeps weak references to loggers only.
    private static final Logger WIRE = Logger.getLogger("dev.tentaclesetup.halibut");

    private DemoMain() {}

    /// @param args `[--silent] [--polling]`
    public static void main(String[] args) throws Exception {
        Optional<DemoOptions> options = DemoOptions.parse(List.of(args), DemoOptions.display());
        if (options.isEmpty()) {
            System.err.println(Texts.text("usage"));
            System.exit(2);
        }
        WIRE.setLevel(Level.WARNING);
        Path jars = Path.of(System.getProperty("demo.product"));
        System.exit(new Demo(options.get(), jars, System.out).run());
    }
}
