package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;

/// Who has to own the instance's files: the service's account, where that is not the one that this
/// process runs as.
///
/// @param account empty when files stay with whoever makes them
record Owner(Optional<UserPrincipal> account) {

    static final Owner UNCHANGED = new Owner(Optional.empty());

    /// @throws ProblemException `SVC-ACCOUNT` when there is no such account
    static Owner of(Answers.Account account, Path anyFile) throws ProblemException {
        return switch (account) {
            case Answers.Account.Default _ -> UNCHANGED;
            case Answers.Account.Existing existing -> named(existing.username(), anyFile);
        };
    }

    private static Owner named(String username, Path anyFile) throws ProblemException {
        try {
            return new Owner(
                    Optional.of(
                            anyFile.getFileSystem()
                                    .getUserPrincipalLookupService()
                                    .lookupPrincipalByName(username)));
        } catch (UserPrincipalNotFoundException e) {
            throw new ProblemException(
                    Problem.blocker(ProblemId.SVC_ACCOUNT, username, username), e);
        } catch (IOException e) {
            throw FileProblems.of(anyFile, e);
        }
    }

    void take(Path file) throws ProblemException {
        try {
            if (account.isPresent()) {
                Files.setOwner(file, account.get());
            }
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }

    boolean has(Path file) {
        try {
            return account.isEmpty() || Files.getOwner(file).equals(account.get());
        } catch (IOException e) {
            return false;
        }
    }
}
