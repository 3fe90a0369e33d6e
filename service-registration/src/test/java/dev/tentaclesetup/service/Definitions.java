package dev.tentaclesetup.service;

import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceAccount.SystemAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Definitions for tests: one ordinary, and any number of nasty ones from a seed.
public final class Definitions {

    private static final List<String> PIECES =
            List.of(
                    " ",
                    "\"",
                    "'",
                    "\\",
                    "$",
                    "$$",
                    "${HOME}",
                    "%",
                    "%%",
                    "%n",
                    "%h",
                    "\n",
                    "\r",
                    "\t",
                    "\u0001",
                    "\u0085",
                    ";",
                    "#",
                    "=",
                    "*",
                    "~",
                    "`",
                    "!",
                    "a",
                    "B7",
                    "-x",
                    "--",
                    "é",
                    "\u2003",
                    "\uD83D\uDC19",
                    "\\x41",
                    "\\n",
                    "@",
                    ":",
                    "+",
                    "[",
                    "]",
                    "|",
                    "&");

    private static final List<ServiceAccount> ACCOUNTS =
            List.of(
                    new SystemAccount(),
                    new NamedAccount("deploy-1"),
                    new ServiceAccount.OwnAccount("tentacle"));

    private Definitions() {}

    public static ServiceDefinition ordinary() {
        return ServiceDefinition.of(
                new ServiceName("Tentacle"),
                "Octopus Deploy: Tentacle deployment agent",
                List.of(
                        "/opt/tentacle-setup/bin/tentacle",
                        "agent",
                        "--instance",
                        "Tentacle",
                        "--noninteractive"));
    }

    public static ServiceDefinition nasty(RandomGenerator random) {
        var command =
                new ArrayList<>(
                        List.of("/bin/" + text(random).replaceAll("\\p{Cc}|\\\\$", "") + "x"));
        for (int i = random.nextInt(5); i > 0; i--) {
            command.add(text(random));
        }
        var environment = new TreeMap<String, String>();
        for (int i = random.nextInt(3); i > 0; i--) {
            environment.put("KEY_" + i, text(random));
        }
        return new ServiceDefinition(
                new ServiceName("unit-" + random.nextInt(1000)),
                ("d" + text(random) + "e").replaceAll("\\p{Cc}", "%"),
                command,
                ACCOUNTS.get(random.nextInt(ACCOUNTS.size())),
                environment,
                StartMode.values()[random.nextInt(3)],
                Readiness.values()[random.nextInt(2)],
                random.nextBoolean() ? List.of() : List.of("postgresql.service", "a@b.service"));
    }

    public static String text(RandomGenerator random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
