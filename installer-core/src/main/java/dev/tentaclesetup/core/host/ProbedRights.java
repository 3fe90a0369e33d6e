package dev.tentaclesetup.core.host;

import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.account.FolderRights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Rights of folders whose volumes are tried once each: what a volume keeps does not change while
/// this process runs, and each trial makes and removes a folder.
public final class ProbedRights implements FolderRights {

    private final FolderRights rights;
    private final Map<Path, Boolean> kept = new HashMap<>();

    public ProbedRights(FolderRights rights) {
        this.rights = rights;
    }

    @Override
    public boolean kept(Path folder) throws ServiceException, IOException {
        synchronized (kept) {
            Boolean known = kept.get(folder);
            if (known == null) {
                known = rights.kept(folder);
                kept.put(folder, known);
            }
            return known;
        }
    }

    @Override
    public String read(Path folder) throws ServiceException {
        return rights.read(folder);
    }

    @Override
    public boolean restricted(Path folder, ServiceAccount account) throws ServiceException {
        return rights.restricted(folder, account);
    }

    @Override
    public void restrict(Path folder, ServiceAccount account) throws ServiceException {
        rights.restrict(folder, account);
    }

    @Override
    public boolean permitted(Path folder, ServiceAccount account) throws ServiceException {
        return rights.permitted(folder, account);
    }

    @Override
    public void permit(Path folder, ServiceAccount account, Optional<ServiceAccount> former)
            throws ServiceException {
        rights.permit(folder, account, former);
    }

    @Override
    public void restore(Path folder, String before) throws ServiceException {
        rights.restore(folder, before);
    }
}
