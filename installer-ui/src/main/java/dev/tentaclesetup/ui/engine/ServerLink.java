package dev.tentaclesetup.ui.engine;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.ServerUrl;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.check.Checked;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.octopus.CurrentUser;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.NamedItem;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSettings;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.octopus.ServerInfo;
import dev.tentaclesetup.core.octopus.Space;
import dev.tentaclesetup.core.preflight.ConnectCheck;
import dev.tentaclesetup.core.preflight.CurrentAnswers;
import dev.tentaclesetup.core.preflight.MachineName;
import dev.tentaclesetup.core.preflight.MachineNameCheck;
import dev.tentaclesetup.core.preflight.RecordAnswersCheck;
import dev.tentaclesetup.core.preflight.SignedIn;
import dev.tentaclesetup.core.preflight.SpaceChoices;
import dev.tentaclesetup.core.preflight.SpaceChoicesCheck;
import dev.tentaclesetup.core.preflight.SpacesCheck;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The connection to the server from which the pages get their choices. The newest sign-in counts.
final class ServerLink implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private record Session(OctopusClient client, Secret key, List<Space> spaces) {
        void close() {
            client.close();
            key.close();
        }
    }

    private final CheckRows rows;
    private Optional<Session> session = Optional.empty();
    private Optional<OctopusSpace> entered = Optional.empty();

    /// @param rows for what the core finds
    ServerLink(CheckRows rows) {
        this.rows = rows;
    }

    /// See [WizardBackend#signIn].
    ServerFacts signIn(
            String typed,
            Secret apiKey,
            String wantedSpace,
            Answers.Proxy proxy,
            Consumer<CheckRow> progress)
            throws ProblemException, InterruptedException {
        progress.accept(CheckRow.of(Status.RUNNING, Texts.text("wizard.server.looking")));
        ServerUrl address = ServerUrl.clean(typed).orElseThrow();
        OctopusClient client =
                answer(
                        new ConnectCheck(
                                new OctopusSettings(address.uri(), proxy, CONNECT_LIMIT, 0)));
        Secret key = apiKey.use(Secret::of);
        boolean signedIn = false;
        try {
            progress.accept(product(client.server()));
            warnings(address).forEach(progress);
            progress.accept(CheckRow.of(Status.RUNNING, Texts.text("wizard.server.signing.in")));
            SignedIn found = answer(new SpacesCheck(client, new Answers.Credential.ApiKey(key)));
            progress.accept(
                    CheckRow.of(
                            Status.OK,
                            Texts.text("wizard.server.signed.in", found.user().displayName())));
            var open = new Session(client, key, found.spaces());
            signedIn = true;
            keep(open);
            return facts(open, found.user(), address.space().orElse(wantedSpace));
        } finally {
            if (!signedIn) {
                client.close();
                key.close();
            }
        }
    }

    /// Waits for a check's answer, for as long as the check allows.
    private static <T> T answer(NetworkCheck<T> check)
            throws ProblemException, InterruptedException {
        Checked<T> checked = CheckRunner.run(check);
        if (checked.value().isEmpty()) {
            throw new ProblemException(checked.finding().problems().getFirst());
        }
        return checked.value().get();
    }

    /// See [WizardBackend#space].
    SpaceFacts space(String name) throws ProblemException, InterruptedException {
        Session open = open();
        Space chosen =
                open.spaces().stream()
                        .filter(space -> space.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no space " + name));
        SpaceChoices choices = answer(new SpaceChoicesCheck(open.client(), chosen));
        enter(choices.space());
        return new SpaceFacts(
                choices.thumbprint(),
                choices.environments(),
                choices.roles(),
                choices.workerPools());
    }

    /// See [WizardBackend#name].
    NameCheck name(MachineKind kind, String name) throws ProblemException, InterruptedException {
        Optional<OctopusSpace> space = entered();
        if (space.isEmpty()) {
            return NameCheck.FREE;
        }
        return switch (answer(new MachineNameCheck(space.get(), kind, name))) {
            case MachineName.Free _ -> NameCheck.FREE;
            case MachineName.Taken(String health, String alternative) ->
                    new NameCheck(true, health, alternative);
        };
    }

    /// See [WizardBackend#recorded].
    CurrentAnswers recorded(Thumbprint certificate, CurrentAnswers current)
            throws ProblemException, InterruptedException {
        Optional<OctopusSpace> space = entered();
        return space.isEmpty()
                ? current
                : answer(new RecordAnswersCheck(space.get(), certificate, current));
    }

    @Override
    public synchronized void close() {
        session.ifPresent(Session::close);
        session = Optional.empty();
        entered = Optional.empty();
    }

    private synchronized void keep(Session found) {
        close();
        session = Optional.of(found);
    }

    private synchronized Session open() {
        return session.orElseThrow(() -> new IllegalStateException("not signed in"));
    }

    private synchronized void enter(OctopusSpace space) {
        entered = Optional.of(space);
    }

    private synchronized Optional<OctopusSpace> entered() {
        return entered;
    }

    /// What speaks against the address without being wrong.
    private List<CheckRow> warnings(ServerUrl address) {
        return address.problems().stream()
                .filter(problem -> !problem.blocks())
                .map(rows::of)
                .toList();
    }

    private static CheckRow product(ServerInfo server) {
        return new CheckRow(
                Status.OK,
                server.application() + " " + server.version(),
                Texts.text("wizard.server.took", server.took().toMillis()),
                "");
    }

    private static ServerFacts facts(Session session, CurrentUser user, String wanted) {
        List<String> names =
                session.spaces().stream().map(Space::name).filter(name -> !name.isEmpty()).toList();
        return new ServerFacts(
                session.client().server().base().toString(),
                user.displayName(),
                names,
                selected(session.spaces(), wanted));
    }

    private static String selected(List<Space> spaces, String wanted) {
        return spaces.stream()
                .filter(space ->
                        new NamedItem(space.id().orElse(""), space.name(), space.slug(), false)
                                .isMeantBy(wanted))
                .findFirst()
                .or(() -> spaces.stream().filter(Space::isDefault).findFirst())
                .or(() -> spaces.stream().findFirst())
                .map(Space::name)
                .orElse("");
    }
}
