package dev.tentaclesetup.service.systemd;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.service.Definitions;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceName;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A manager over an empty folder of units and a systemd in memory.
abstract class SystemdTestCase {

    @TempDir Path units;
    RecordedSystemd systemd;
    SystemdServiceManager manager;
    final ServiceDefinition definition = Definitions.ordinary();
    final ServiceName name = definition.name();

    @BeforeEach
    void prepare() {
        systemd = new RecordedSystemd(units);
        manager = new SystemdServiceManager(systemd, units, units);
    }

    static ServiceFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(ServiceException.class, call).failure();
    }
}
