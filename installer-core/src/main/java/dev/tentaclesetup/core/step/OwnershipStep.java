package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.FileProblems;
import dev.tentaclesetup.core.host.RealFolder;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Gives an instance's files to the account that the service runs as now. Only what belonged to the
/// account before changes hands, links in them never lead elsewhere, and undoing gives each file
/// back.
public final class OwnershipStep implements Step {

    /// A file or a folder of the instance.
    ///
    /// @param path a link stands for what it leads to
    /// @param whole whether what is in the folder changes hands too: in a folder that others use,
    ///   it does not
    public record Root(Path path, boolean whole) {

        public static Root whole(Path path) {
            return new Root(path, true);
        }

        private Path real() {
            return RealFolder.of(path);
        }
    }

    private final List<Root> roots;
    private final Owner owner;
    private final Map<Path, UserPrincipal> before = new LinkedHashMap<>();

    /// @param roots files and folders
    /// @param owner who gets them
    public OwnershipStep(List<Root> roots, Owner owner) {
        this.roots = List.copyOf(roots);
        this.owner = owner;
    }

    /// Whether any of the roots belongs to another account. What is missing does not count.
    public static boolean foreign(List<Root> roots, Owner owner) {
        return roots.stream().anyMatch(root -> foreign(root, owner));
    }

    private static boolean foreign(Root root, Owner owner) {
        return Files.exists(root.path()) && !owner.has(root.real());
    }

    @Override
    public StepDescription description() {
        String files =
                roots.stream()
                        .map(root -> root.path().toString())
                        .collect(Collectors.joining(", "));
        String wanted = owner.account().orElse("") + ": " + files;
        return new StepDescription(StepKind.OWNERSHIP, List.of(), files, wanted, false);
    }

    @Override
    public boolean holds() {
        return !foreign(roots, owner);
    }

    @Override
    public void apply(Progress progress) throws ProblemException {
        for (Root root : roots) {
            if (foreign(root, owner)) {
                give(root.real(), root.whole());
            }
        }
    }

    private void give(Path root, boolean whole) throws ProblemException {
        Optional<UserPrincipal> wanted = owner.principal(root);
        if (wanted.isEmpty()) {
            return;
        }
        try {
            UserPrincipal old = view(root).getOwner();
            var tree = new ArrayList<Path>();
            try (Stream<Path> all = Files.walk(root, whole ? Integer.MAX_VALUE : 0)) {
                all.forEach(tree::add);
            }
            // The root last: until it changes hands, this step does not hold.
            for (Path path : tree.reversed()) {
                if (view(path).getOwner().equals(old)) {
                    before.put(path, old);
                    view(path).setOwner(wanted.get());
                }
            }
        } catch (IOException e) {
            throw FileProblems.of(root, e);
        }
    }

    @Override
    public void verify() throws ProblemException {
        for (Path path : before.keySet()) {
            if (!owner.has(path)) {
                throw foreign(path);
            }
        }
    }

    @Override
    public void undo() throws ProblemException {
        for (var entry : before.entrySet()) {
            try {
                if (Files.exists(entry.getKey(), LinkOption.NOFOLLOW_LINKS)) {
                    view(entry.getKey()).setOwner(entry.getValue());
                }
            } catch (IOException e) {
                throw FileProblems.of(entry.getKey(), e);
            }
        }
    }

    @Override
    public void undone() throws ProblemException {
        for (var entry : before.entrySet()) {
            try {
                if (Files.exists(entry.getKey(), LinkOption.NOFOLLOW_LINKS)
                        && !view(entry.getKey()).getOwner().equals(entry.getValue())) {
                    throw foreign(entry.getKey());
                }
            } catch (IOException e) {
                throw FileProblems.of(entry.getKey(), e);
            }
        }
    }

    private static FileOwnerAttributeView view(Path path) {
        return Files.getFileAttributeView(
                path, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static ProblemException foreign(Path path) {
        return new ProblemException(
                Problem.blocker(ProblemId.DISK_IO, "", path.toString())
                        .because(Reason.of("other-owner")));
    }
}
