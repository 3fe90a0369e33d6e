package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.windows.FolderRights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Closes the instance's folders on Windows to all but the system, administrators and the service's
/// account. Comes after the folders are made. A volume that keeps no rights is left as it is: there
/// is nothing to be had on it, and the set-up must not fail for that.
final class RightsStep implements Step {

    private final FolderRights rights;
    private final List<Path> folders;
    private final ServiceAccount account;
    private final Map<Path, String> before = new LinkedHashMap<>();

    /// @param folders of the instance alone; absolute
    /// @param account of the service
    RightsStep(FolderRights rights, List<Path> folders, ServiceAccount account) {
        this.rights = rights;
        this.folders = folders.stream().distinct().toList();
        this.account = account;
    }

    @Override
    public StepDescription description() {
        String all = folders.stream().map(Path::toString).collect(Collectors.joining(", "));
        return new StepDescription("rights", List.of(), "", all, false);
    }

    @Override
    public boolean holds() throws ProblemException {
        for (Path folder : folders) {
            if (!closed(folder)) {
                return false;
            }
        }
        return true;
    }

    private boolean closed(Path folder) throws ProblemException {
        try {
            return rights.restricted(folder, account) || !rights.kept(folder);
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        } catch (IOException e) {
            throw FileProblems.of(folder, e);
        }
    }

    @Override
    public void apply(Progress progress) throws ProblemException {
        for (Path folder : folders) {
            if (!closed(folder)) {
                close(folder);
            }
        }
    }

    private void close(Path folder) throws ProblemException {
        try {
            before.put(folder, rights.read(folder));
            rights.restrict(folder, account);
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    @Override
    public void verify() throws ProblemException {
        for (Path folder : folders) {
            if (!closed(folder)) {
                throw new ProblemException(
                        Problem.blocker(
                                ProblemId.SVC_ACL,
                                folder.toString(),
                                words(account),
                                folder.toString()));
            }
        }
    }

    @Override
    public void undo() throws ProblemException {
        try {
            for (Map.Entry<Path, String> entry : before.entrySet()) {
                rights.restore(entry.getKey(), entry.getValue());
            }
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    @Override
    public void undone() throws ProblemException {
        for (Path folder : before.keySet()) {
            if (closed(folder)) {
                throw new ProblemException(
                        Problem.blocker(
                                ProblemId.SVC_ACL,
                                "not as before",
                                words(account),
                                folder.toString()));
            }
        }
    }

    private static String words(ServiceAccount account) {
        return switch (account) {
            case ServiceAccount.SystemAccount() -> "SYSTEM";
            case ServiceAccount.NamedAccount(var name) -> name;
            case ServiceAccount.OwnAccount(var name) -> name;
        };
    }
}
