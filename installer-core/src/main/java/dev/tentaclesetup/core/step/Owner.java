package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.FileProblems;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;
import java.util.Set;

/// Who has to own the instance's files: the service's account, where that is not the one that this
/// process runs as. The account is looked up when it is needed, because a step may make it.
///
/// @param account its name; empty when files stay with the account that makes them
/// @param from whose files it gets; empty for everybody's
public record Owner(Optional<String> account, Optional<Set<String>> from) {

    public static final Owner UNCHANGED = new Owner(Optional.empty());

    public Owner {
        from = from.map(Set::copyOf);
    }

    public Owner(Optional<String> account) {
        this(account, Optional.empty());
    }

    /// An account that has to own all that it works with.
    public static Owner named(String account) {
        return new Owner(Optional.of(account));
    }

    /// root, which may use files of other accounts as they are, and gets back those of accounts
    /// that the service ran as before.
    public static Owner root(Set<String> former) {
        return new Owner(Optional.of("root"), Optional.of(former));
    }

    /// @param anyFile of the file system in question
    /// @throws ProblemException `SVC-ACCOUNT` when there is no such account
    public Optional<UserPrincipal> principal(Path anyFile) throws ProblemException {
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

    void applyTo(Path file) throws ProblemException {
        Optional<UserPrincipal> principal = has(file) ? Optional.empty() : principal(file);
        try {
            if (principal.isPresent()) {
                Files.setOwner(file, principal.get());
            }
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }

    /// Whether the file belongs to the account, or to one that may keep it.
    boolean has(Path file) {
        if (account.isEmpty()) {
            return true;
        }
        try {
            UserPrincipal owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
            return from.filter(names -> !names.contains(owner.getName())).isPresent()
                    || owner.equals(lookUp(account.get(), file));
        } catch (IOException e) {
            return false;
        }
    }
}
