package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.instance.Thumbprint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One instance of this host as its files tell, read without asking a service manager or a server.
///
/// @param name as listed; of an entry that cannot be read, the name of its file
/// @param configuration its configuration file, which need not exist; empty when it is not known
/// @param noted whether set-up has noted that it made or changed it; the vendor's have no note
/// @param mode which side opens the connection; empty when it is not known
/// @param addresses the ports on which it listens, or the addresses that it polls
/// @param thumbprint of its certificate
/// @param servers the web addresses of the servers that it is known to work with
/// @param records what the servers list of it, as noted last
/// @param data its home; empty when it is not known
/// @param applications where deployments put applications; empty when it is not known
/// @param damage what is wrong with its files; empty when nothing is
public record HostInstance(
        String name,
        Optional<Path> configuration,
        boolean noted,
        Optional<Mode> mode,
        List<String> addresses,
        Optional<Thumbprint> thumbprint,
        List<String> servers,
        List<Facts.Registration> records,
        Optional<Path> data,
        Optional<Path> applications,
        Optional<Problem> damage) {

    public HostInstance {
        addresses = List.copyOf(addresses);
        servers = List.copyOf(servers);
        records = List.copyOf(records);
    }
}
