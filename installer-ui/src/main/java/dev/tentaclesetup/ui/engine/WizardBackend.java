package dev.tentaclesetup.ui.engine;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.plan.InterruptedRun;
import dev.tentaclesetup.core.preflight.AgentState;
import dev.tentaclesetup.core.preflight.CurrentAnswers;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.setup.AgentOrder;
import dev.tentaclesetup.core.setup.FolderFindings;
import dev.tentaclesetup.core.setup.HostProposal;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.ui.widget.CheckRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Everything that the wizard asks of the engine. Every method may block, obeys interruption, has
/// its own time limits, and is called on a virtual thread, never on the window's.
public interface WizardBackend {

    /// Connects to a server and signs in.
    ///
    /// @param address as typed, may be a link from the portal; one that `ServerUrl` understands
    /// @param wantedSpace name, slug or id, may be empty
    /// @param proxy the way there
    /// @param progress gets each check as it ends; a row that follows a running one replaces it
    ServerFacts signIn(
            String address,
            Secret apiKey,
            String wantedSpace,
            Answers.Proxy proxy,
            Consumer<CheckRow> progress)
            throws ProblemException, InterruptedException;

    /// What can be chosen in a space of the server signed in to last.
    ///
    /// @param space one of [ServerFacts#spaces()]
    SpaceFacts space(String space) throws ProblemException, InterruptedException;

    /// Asks for a record of this name in the space entered last.
    ///
    /// @param name not empty
    NameCheck name(MachineKind kind, String name) throws ProblemException, InterruptedException;

    /// Dials a comms address of the server and compares its certificate.
    ///
    /// @param address as typed
    /// @param serverThumbprint as the server's API says; empty when it is not known
    /// @param proxy the way there
    CheckRow commsAddress(
            String address, Optional<Thumbprint> serverThumbprint, Answers.Proxy proxy)
            throws InterruptedException;

    /// Whether the agent could listen on a port of this host now.
    ///
    /// @param port 1 to 65535
    /// @param listenAddress where it would listen; empty means everywhere
    CheckRow listenPort(int port, Optional<String> listenAddress) throws InterruptedException;

    /// The name of this host, as the server may best know it.
    String hostName();

    /// The account that a service runs as by default, for example `root`. Known at once: the window
    /// may ask, too.
    String systemAccount();

    /// What fits this host.
    ///
    /// @param instance as typed, may be empty
    /// @param run what is to keep the agent running
    /// @param worker whether the server is to list this host as a worker
    HostProposal host(String instance, Answers.Run run, boolean worker) throws InterruptedException;

    /// Whether an instance may have these folders.
    ///
    /// @param instance as typed, may be empty
    /// @param paths absolute
    FolderFindings folders(String instance, Answers.Paths paths) throws InterruptedException;

    /// Reads what is there now and plans the difference.
    ///
    /// @param draft for the log
    /// @param answers what it says
    Prepared prepare(AnswerDraft draft, Answers answers)
            throws ProblemException, InterruptedException;

    /// Reads what there is of an instance and plans its removal.
    ///
    /// @param draft for the log
    /// @param removal what it says
    PreparedRemoval prepare(AnswerDraft draft, Removal removal)
            throws ProblemException, InterruptedException;

    /// What an instance answers today, as far as this host knows.
    ///
    /// @param instance its name, as listed
    CurrentAnswers current(String instance) throws InterruptedException;

    /// The same with what its record in the space entered last says.
    ///
    /// @param instance its name, as listed
    CurrentAnswers recorded(String instance) throws ProblemException, InterruptedException;

    /// The instances of this host. Quick: reads files only.
    HomeFacts home() throws ProblemException, InterruptedException;

    /// What the agent of an instance does now.
    ///
    /// @param instance its name, as listed
    AgentState agent(String instance) throws ProblemException, InterruptedException;

    /// Plans a start, a stop or both.
    ///
    /// @param instance its name, as listed
    /// @throws ProblemException with what keeps it from being done
    PlannedRun order(String instance, AgentOrder order)
            throws ProblemException, InterruptedException;

    /// The set-ups of this host that died before their end, oldest first.
    List<InterruptedRun> interrupted() throws ProblemException;

    /// Forgets one of them. What it left stays as it is.
    void discard(InterruptedRun run) throws ProblemException;

    /// What was found before the set-up.
    ///
    /// @param answers with all that follows from what is there
    /// @param passed how many checks found everything in order
    /// @param problems what the others found, a row each
    /// @param run the planned steps, ready to be run once; empty when something blocks
    record Prepared(
            Answers answers, int passed, List<CheckRow> problems, Optional<PlannedRun> run) {
        public Prepared {
            problems = List.copyOf(problems);
        }
    }

    /// What was found before a removal.
    ///
    /// @param problems a row each
    /// @param run the planned steps, ready to be run once; empty when something blocks
    record PreparedRemoval(List<CheckRow> problems, Optional<PlannedRun> run) {
        public PreparedRemoval {
            problems = List.copyOf(problems);
        }
    }
}
