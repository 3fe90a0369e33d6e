package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.RightsPort;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.service.ServiceAccount;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Closes the instance's folders on Windows to all but the system, administrators and the service's
/// account, and lets that account into those that others use, too. Comes after the folders are
/// made. A volume that keeps no rights is left as it is: there is nothing to be had on it, and the
/// set-up must not fail for that, but warns ([WindowsFolders]).
public final class RightsStep implements Step {

    private static final ServiceAccount SYSTEM = new ServiceAccount.SystemAccount();

    private final RightsPort rights;
    private final List<Path> folders;
    private final List<Path> shared;
    private final ServiceAccount account;
    private final Optional<ServiceAccount> former;
    private final Map<Path, String> before = new LinkedHashMap<>();

    /// @param folders of the instance alone; absolute
    /// @param shared that others may use, too; absolute
    /// @param account of the service
    /// @param former of the service before; empty when it is the same
    public RightsStep(
            RightsPort rights,
            List<Path> folders,
            List<Path> shared,
            ServiceAccount account,
            Optional<ServiceAccount> former) {
        this.rights = rights;
        this.folders = folders.stream().distinct().toList();
        this.shared = shared.stream().distinct().toList();
        this.account = account;
        this.former = former;
    }

    @Override
    public StepDescription description() {
        String all =
                Stream.concat(
                                folders.stream(),
                                account.equals(SYSTEM) ? Stream.of() : shared.stream())
                        .map(Path::toString)
                        .collect(Collectors.joining(", "));
        return new StepDescription(
                StepKind.RIGHTS, List.of(), "", words(account) + ": " + all, false);
    }

    @Override
    public boolean holds() throws ProblemException {
        for (Path folder : folders) {
            if (!closed(folder)) {
                return false;
            }
        }
        for (Path folder : shared) {
            if (!open(folder)) {
                return false;
            }
        }
        return true;
    }

    private boolean closed(Path folder) throws ProblemException {
        return rights.restricted(folder, account) || !rights.kept(folder);
    }

    /// The system's own account may use every folder, so that there the former one decides. Any
    /// other may be the former one by another name.
    private boolean open(Path folder) throws ProblemException {
        boolean right =
                account.equals(SYSTEM)
                        ? former.isEmpty() || !rights.permitted(folder, former.get())
                        : rights.permitted(folder, account);
        return right || !rights.kept(folder);
    }

    @Override
    public void apply(Progress progress) throws ProblemException {
        for (Path folder : folders) {
            if (!closed(folder)) {
                before.put(folder, rights.read(folder));
                rights.restrict(folder, account);
            }
        }
        for (Path folder : shared) {
            if (!open(folder)) {
                before.put(folder, rights.read(folder));
                rights.permit(folder, account, former);
            }
        }
    }

    @Override
    public void verify() throws ProblemException {
        for (Path folder : folders) {
            require(closed(folder), folder);
        }
        for (Path folder : shared) {
            require(open(folder), folder);
        }
    }

    private void require(boolean right, Path folder) throws ProblemException {
        if (!right) {
            throw new ProblemException(
                    Problem.blocker(
                            ProblemId.SVC_ACL,
                            folder.toString(),
                            words(account),
                            folder.toString()));
        }
    }

    @Override
    public void undo() throws ProblemException {
        for (Map.Entry<Path, String> entry : before.entrySet()) {
            rights.restore(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public void undone() throws ProblemException {
        for (Path folder : before.keySet()) {
            boolean still = folders.contains(folder) ? closed(folder) : open(folder);
            if (still) {
                throw new ProblemException(
                        Problem.blocker(ProblemId.SVC_ACL, "", words(account), folder.toString())
                                .because(Reason.of("not-as-before")));
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
