package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.MachineFacts;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.MachineFolders;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// All checks before anything is changed, in their order (`wizard-reference` 9.6). It stops at
/// nothing and reports everything.
public final class Preflight {

    private final Answers answers;
    private final Optional<ServerConversation> server;
    private final MachineFacts facts;
    private final MachineFolders folders;
    private final RightsCheck.Asking account;

    /// @param server the conversation to use; empty when the server must not be called
    public Preflight(
            Answers answers,
            Optional<ServerConversation> server,
            MachineFacts facts,
            MachineFolders folders,
            RightsCheck.Asking account) {
        this.answers = answers;
        this.server = server;
        this.facts = facts;
        this.folders = folders;
        this.account = account;
    }

    /// Runs every check and hands out each finding as it comes.
    ///
    /// @return all findings in order
    public List<Finding> run(Consumer<Finding> receiver) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        for (Check check : local()) {
            add(CheckRunner.run(check), findings, receiver);
        }
        if (server.isPresent()) {
            for (Check check : remote(server.get())) {
                add(CheckRunner.run(check), findings, receiver);
            }
        }
        for (Check check : addresses()) {
            add(CheckRunner.run(check), findings, receiver);
        }
        return findings;
    }

    private static void add(Finding finding, List<Finding> findings, Consumer<Finding> receiver) {
        findings.add(finding);
        receiver.accept(finding);
    }

    private List<Check> local() {
        var checks = new ArrayList<Check>();
        Answers.Run run = answers.service().run();
        String instance = answers.setup().instance();
        checks.add(new RightsCheck(run, folders.indexFolder(), account));
        checks.add(new ServiceManagerCheck(run, facts));
        checks.add(
                new InstanceCheck(InstanceIndex.of(folders), instance, answers.setup().ifExists()));
        checks.add(new FolderCheck(AnswerKey.PATHS_DATA, answers.paths().data()));
        checks.add(new FolderCheck(AnswerKey.PATHS_APPLICATIONS, answers.paths().applications()));
        if (answers.connection() instanceof Answers.Connection.Listening listening) {
            checks.add(
                    new ListenPortCheck(
                            listening.port(),
                            listening.listenAddress(),
                            owner -> runs(owner, instance)));
        }
        return checks;
    }

    private static List<Check> remote(ServerConversation server) {
        return List.of(new ServerCheck(server), new ClockCheck(server), new SignInCheck(server));
    }

    private List<Check> addresses() throws InterruptedException {
        if (!(answers.connection() instanceof Answers.Connection.Polling polling)) {
            return List.of();
        }
        List<String> expected = expected();
        var checks = new ArrayList<Check>();
        for (URI address : polling.commsAddresses()) {
            checks.add(new CommsAddressCheck(address, answers.proxy(), expected));
        }
        return checks;
    }

    /// What the API says beats what was typed; whether they agree is the planner's business.
    private List<String> expected() throws InterruptedException {
        try {
            return server.isPresent()
                    ? List.of(server.get().serverThumbprint())
                    : answers.server().thumbprints();
        } catch (ProblemException alreadyReported) {
            return answers.server().thumbprints();
        }
    }

    /// An agent of this very instance may hold the port: it is about to be changed or kept.
    private static boolean runs(PortOwner owner, String instance) {
        String line = owner.commandLine() + " ";
        return line.contains(" agent ") && line.contains("--instance " + instance + " ");
    }
}
