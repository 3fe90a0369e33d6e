package dev.tentaclesetup.ui.engine;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.HostFacts;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.setup.Finding;
import dev.tentaclesetup.core.setup.Preparation;
import dev.tentaclesetup.core.setup.SetUp;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The real engine behind the wizard: this machine, and the server over the network.
public final class LiveBackend implements WizardBackend, AutoCloseable {

    private static final int LAST_PRIVILEGED_PORT = 1023;

    private final HostFacts machine;
    private final Messages messages;
    private final HostPorts host;
    private final CommsProbe comms;
    private final ServerLink server;
    private Optional<Preparation> prepared = Optional.empty();

    public LiveBackend(HostFacts machine, HostPorts host, Messages messages) {
        this.machine = machine;
        this.host = host;
        this.messages = messages;
        this.server = new ServerLink(messages);
        this.comms = new CommsProbe(messages);
    }

    @Override
    public ServerFacts signIn(
            String address, Secret apiKey, String wantedSpace, Consumer<CheckRow> progress)
            throws ProblemException, InterruptedException {
        return server.signIn(address, apiKey, wantedSpace, progress);
    }

    @Override
    public SpaceFacts space(String space) throws ProblemException, InterruptedException {
        return server.space(space);
    }

    @Override
    public NameCheck name(MachineKind kind, String name)
            throws ProblemException, InterruptedException {
        return server.name(kind, name);
    }

    @Override
    public CheckRow commsAddress(String address, String serverThumbprint) {
        return comms.dial(address, serverThumbprint);
    }

    @Override
    public CheckRow listenPort(int port) {
        int free = machine.freePort(port);
        String number = Integer.toString(port);
        if (free == port) {
            return CheckRow.of(Status.OK, Texts.text("wizard.connection.port.free", number));
        }
        boolean denied = port <= LAST_PRIVILEGED_PORT && !host.administrator();
        Problem problem =
                denied
                        ? Problem.of(ProblemId.PORT_PRIV, number, number)
                        : Problem.of(
                                ProblemId.PORT_USED,
                                number,
                                number,
                                Problem.phrase("port.unknown-owner"));
        return new CheckRow(
                Status.PROBLEM,
                messages.message(problem),
                problem.id().text(),
                Texts.text("wizard.connection.port.next", Integer.toString(free)));
    }

    @Override
    public String hostName() {
        return machine.hostName();
    }

    @Override
    public String systemAccount() {
        return machine.windowsAccounts() ? "Local System" : "root";
    }

    @Override
    public HostProposal machine(String instance, Answers.Run run) throws InterruptedException {
        Path data = machine.dataFolder(instance.isBlank() ? "Tentacle" : instance, run);
        return new HostProposal(
                data.toString(),
                data.resolveSibling(data.getFileName() + "-applications").toString(),
                machine.serviceManager() && host.administrator(),
                machine.windowsAccounts(),
                new SetUp(host).account(instance, run));
    }

    @Override
    public Prepared prepare(Answers answers) throws InterruptedException {
        var checks = new ArrayList<CheckRow>();
        var setUp = new SetUp(host);
        Preparation found = setUp.prepare(answers, finding -> checks.addAll(rows(finding)));
        keep(found);
        return switch (found) {
            case Preparation.Ready ready ->
                    new Prepared(
                            ready.account().map(answers::withAccount).orElse(answers),
                            checks,
                            Optional.of(
                                    new LiveRun(setUp.runner(), ready.plan(), answers.setup())));
            case Preparation.Blocked blocked ->
                    new Prepared(answers, withAll(checks, blocked.problems()), Optional.empty());
        };
    }

    @Override
    public void close() {
        forget();
        server.close();
    }

    private synchronized void keep(Preparation found) {
        forget();
        prepared = Optional.of(found);
    }

    private synchronized void forget() {
        prepared.ifPresent(Preparation::close);
        prepared = Optional.empty();
    }

    private List<CheckRow> rows(Finding finding) {
        if (finding.problems().isEmpty()) {
            return List.of(new CheckRow(Status.OK, subject(finding), finding.seen(), ""));
        }
        return finding.problems().stream().map(this::row).toList();
    }

    private List<CheckRow> withAll(List<CheckRow> checks, List<Problem> problems) {
        var all = new ArrayList<>(checks);
        problems.stream().map(this::row).filter(row -> !all.contains(row)).forEach(all::add);
        return all;
    }

    private CheckRow row(Problem problem) {
        return new CheckRow(
                problem.blocks() ? Status.PROBLEM : Status.WARNING,
                messages.message(problem),
                problem.id().text(),
                messages.fix(problem));
    }

    private static String subject(Finding finding) {
        return switch (finding.subject()) {
            case "instance" -> Texts.text("wizard.finding.instance");
            case "machine" -> Texts.text("wizard.finding.machine");
            case "service" -> Texts.text("wizard.finding.service");
            case "firewall" -> Texts.text("wizard.finding.firewall");
            case "server" -> Texts.text("wizard.finding.server");
            case "sign-in" -> Texts.text("wizard.finding.sign.in");
            case "registration" -> Texts.text("wizard.finding.registration");
            default -> finding.subject();
        };
    }
}
