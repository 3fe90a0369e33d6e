package dev.tentaclesetup.practice.fault;

import java.net.URI;

/// Something that goes wrong on purpose. Switched on and off at run time through [Faults].
public sealed interface Fault {

    /// A fault of the HTTP side that strikes some requests only.
    sealed interface OfRequests extends Fault
            permits ServerError, DropConnection, DropAfterWrite, Hold, Html {

        /// The requests it strikes.
        Requests on();
    }

    /// Every API key, token and session is refused with 401, as after a key was revoked.
    record RefuseApiKey() implements Fault {}

    /// 500 with an error document that holds a stack trace.
    record ServerError(Requests on) implements OfRequests {

        /// Strikes every request.
        public ServerError() {
            this(Requests.all());
        }
    }

    /// The connection is cut before anything was done.
    record DropConnection(Requests on) implements OfRequests {

        /// Strikes every request.
        public DropConnection() {
            this(Requests.all());
        }
    }

    /// The request is carried out, then the connection is cut instead of an answer.
    record DropAfterWrite(Requests on) implements OfRequests {}

    /// The request waits until the fault is cleared, and is then carried out.
    record Hold(Requests on) implements OfRequests {}

    /// An HTML page instead of JSON, as from a proxy or a captive portal.
    ///
    /// @param status 200 to 599
    record Html(Requests on, int status) implements OfRequests {

        /// Checks the status.
        public Html {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("a status is 200 to 599, not " + status);
            }
        }
    }

    /// 503 to everything, as while the server starts.
    record StartingUp() implements Fault {}

    /// 429 with `Retry-After`; nothing is carried out.
    ///
    /// @param retryAfterSeconds at least 0
    record TooManyRequests(int retryAfterSeconds) implements Fault {

        /// Checks the seconds.
        public TooManyRequests {
            if (retryAfterSeconds < 0) {
                throw new IllegalArgumentException(
                        "seconds to wait are not negative: " + retryAfterSeconds);
            }
        }
    }

    /// 303 to `base` + the same path, as with Force SSL.
    ///
    /// @param base scheme, host and port
    record Redirect(URI base) implements Fault {}

    /// 405 to real `PUT` and `DELETE`, as by a middle box; the tunnelled form passes.
    record RefuseVerbs() implements Fault {}

    /// List filters (`name`, `thumbprint`, `partialName`) are ignored, as by old servers.
    record IgnoreFilters() implements Fault {}

    /// The API announces another thumbprint than that of the communications port.
    record WrongCommsThumbprint() implements Fault {}

    /// 403 with the missing permission `MachineCreate` (`WorkerEdit` for workers) to every
    /// creation.
    record ForbidMachineCreate() implements Fault {}

    /// 403 to every reading of the server's certificate.
    record ForbidCertificate() implements Fault {}

    /// Creating machines is refused: the licence allows no more.
    record LicenceLimit() implements Fault {}

    /// Writes are refused to everyone, administrators included, with a status the vendor has not
    /// documented [octopus-api 9.5].
    ///
    /// @param status 400, 403 or 503
    record Maintenance(int status) implements Fault {

        /// Checks the status.
        public Maintenance {
            if (status != 400 && status != 403 && status != 503) {
                throw new IllegalArgumentException(
                        "maintenance answers 400, 403 or 503, not " + status);
            }
        }
    }

    /// Health check scripts run, and their result is taken for a failure.
    record HealthFails() implements Fault {}

    /// Discovery finds nothing: 400, as when a firewall is between.
    record DiscoveryFails() implements Fault {}

    /// Discovery finds something with another certificate, as when a proxy opens TLS.
    record DiscoveryFindsAnother() implements Fault {}

    /// 403 with the missing permission `TaskCreate` to every new task.
    record ForbidTasks() implements Fault {}

    /// Tasks are accepted and stay queued.
    record TaskQueueStopped() implements Fault {}

    /// The default space is hidden from everyone.
    record NoDefaultSpace() implements Fault {}
}
