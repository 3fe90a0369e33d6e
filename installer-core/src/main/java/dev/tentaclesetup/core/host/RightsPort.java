package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.account.FolderRights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// [FolderRights] whose failures are problems. Each method is theirs of the same name.
public final class RightsPort {

    private final FolderRights rights;

    /// What a volume keeps does not change while this process runs, and each trial makes and
    /// removes a folder; guarded by itself.
    private final Map<Path, Boolean> kept = new HashMap<>();

    public RightsPort(FolderRights rights) {
        this.rights = rights;
    }

    /// Tries each folder's volume once.
    public boolean kept(Path folder) throws ProblemException {
        synchronized (kept) {
            Boolean known = kept.get(folder);
            if (known == null) {
                known = tryOut(folder);
                kept.put(folder, known);
            }
            return known;
        }
    }

    private boolean tryOut(Path folder) throws ProblemException {
        try {
            return rights.kept(folder);
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        } catch (IOException e) {
            throw FileProblems.of(folder, e);
        }
    }

    public String read(Path folder) throws ProblemException {
        return call(() -> rights.read(folder));
    }

    public boolean restricted(Path folder, ServiceAccount account) throws ProblemException {
        return call(() -> rights.restricted(folder, account));
    }

    public void restrict(Path folder, ServiceAccount account) throws ProblemException {
        run(() -> rights.restrict(folder, account));
    }

    public boolean permitted(Path folder, ServiceAccount account) throws ProblemException {
        return call(() -> rights.permitted(folder, account));
    }

    public void permit(Path folder, ServiceAccount account, Optional<ServiceAccount> former)
            throws ProblemException {
        run(() -> rights.permit(folder, account, former));
    }

    public void restore(Path folder, String before) throws ProblemException {
        run(() -> rights.restore(folder, before));
    }

    /// Nothing here waits, so that nothing is interrupted.
    @FunctionalInterface
    private interface Call<T> {
        T get() throws ServiceException;
    }

    @FunctionalInterface
    private interface Action {
        void run() throws ServiceException;
    }

    private static <T> T call(Call<T> call) throws ProblemException {
        try {
            return call.get();
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    private static void run(Action action) throws ProblemException {
        try {
            action.run();
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }
}
