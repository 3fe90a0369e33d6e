package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.fault.Faults;
import dev.tentaclesetup.practice.store.Store;
import dev.tentaclesetup.practice.work.AdHocScript;
import dev.tentaclesetup.practice.work.HealthCheck;
import dev.tentaclesetup.practice.work.ServerCertificate;
import dev.tentaclesetup.practice.work.TaskQueue;
import dev.tentaclesetup.practice.work.Tentacles;
import java.time.InstantSource;

/// What the routes work on.
///
/// @param certificate the one of the communications port
/// @param nodes how many nodes the server says that it has
public record ServerParts(
        Store store,
        Faults faults,
        InstantSource clock,
        Generation generation,
        String virtualDirectory,
        ServerCertificate certificate,
        int nodes,
        TaskQueue tasks,
        Tentacles tentacles) {

    Links links() {
        return new Links(virtualDirectory, generation);
    }

    HealthCheck healthCheck() {
        return new HealthCheck(store, faults, tentacles, clock);
    }

    AdHocScript adHocScript() {
        return new AdHocScript(store, tentacles);
    }
}
