package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;

/// Who has to own the instance's files: the service's account, where that is not the one that this
/// process runs as. The account is looked up when it is needed, because a step may make it.
///
/// @param account its name; empty when files stay with whoever makes them
record Owner(Optional<String> account) {

    static final Owner UNCHANGED = new Owner(Optional.empty());

    static Owner of(ServiceAccount account) {
        return switch (account) {
            case ServiceAccount.SystemAccount _ -> UNCHANGED;
            case ServiceAccount.NamedAccount(String name) -> new Owner(Optional.of(name));
            case ServiceAccount.OwnAccount(String name) -> new Owner(Optional.of(name));
        };
    }

    /// @param anyFile of the file system in question
    /// @throws ProblemException `SVC-ACCOUNT` when there is no such account
    Optional<UserPrincipal> principal(Path anyFile) throws ProblemException {
        if (account.isEmpty()) {
            return Optional.empty();
        }
        String name = account.get();
        try {
            return Optional.of(lookUp(name, anyFile));
        } catch (UserPrincipalNotFoundException e) {
            throw new ProblemException(Problem.blocker(ProblemId.SVC_ACCOUNT, name, name), e);
        } catch (IOException e) {
            throw FileProblems.of(anyFile, e);
        }
    }

    private static UserPrincipal lookUp(String name, Path anyFile) throws IOException {
        return anyFile.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
    }

    void take(Path file) throws ProblemException {
        Optional<UserPrincipal> principal = principal(file);
        try {
            if (principal.isPresent()) {
                Files.setOwner(file, principal.get());
            }
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }

    boolean has(Path file) {
        try {
            return account.isEmpty()
                    || Files.getOwner(file, LinkOption.NOFOLLOW_LINKS)
                            .equals(lookUp(account.get(), file));
        } catch (IOException e) {
            return false;
        }
    }
}
