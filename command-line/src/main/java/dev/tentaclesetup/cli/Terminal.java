package dev.tentaclesetup.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/// What a program is connected to.
///
/// @param in standard input
/// @param out standard output
/// @param err standard error
/// @param environment the variables
record Terminal(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
    Terminal {
        environment = Map.copyOf(environment);
    }
}
