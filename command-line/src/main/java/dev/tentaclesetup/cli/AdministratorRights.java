package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.host.ProgramLocation;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.windows.AdministratorToken;
import dev.tentaclesetup.service.windows.Elevation;
import dev.tentaclesetup.service.windows.Elevation.Outcome;
import java.nio.file.Path;
import java.util.List;

/// The rights of this process, and a way to more of them.
interface AdministratorRights {

    /// Whether they are missing and the system would ask the user for them. Elsewhere than in an
    /// installed image on Windows nothing would.
    boolean toBeAskedFor();

    /// Starts this program again with an administrator's rights and waits until it has ended.
    Outcome ask(List<String> arguments) throws ServiceException, InterruptedException;

    /// Of this host.
    record SystemRights() implements AdministratorRights {
        @Override
        public boolean toBeAskedFor() {
            return System.getProperty("os.name").startsWith("Windows")
                    && System.getProperty(ProgramLocation.LAUNCHER_PROPERTY) != null
                    && !AdministratorToken.elevated();
        }

        /// The launchers start Java in their own process, so its program is the one to start.
        @Override
        public Outcome ask(List<String> arguments) throws ServiceException, InterruptedException {
            String program = ProcessHandle.current().info().command().orElseThrow();
            return new Elevation().run(Path.of(program), arguments);
        }
    }
}
