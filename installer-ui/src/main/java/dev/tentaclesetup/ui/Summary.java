package dev.tentaclesetup.ui;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.ui.widget.Texts;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/// The answers in words, for the review page.
final class Summary {

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private Summary() {}

    static List<SummaryLine> of(Answers answers) {
        return List.of(
                server(answers.server()),
                connection(answers.connection()),
                registration(answers.registration()),
                machine(answers));
    }

    private static SummaryLine server(Answers.Server server) {
        return switch (server) {
            case Answers.Server.Online online ->
                    new SummaryLine(
                            WizardStep.SERVER,
                            online.url().toString(),
                            List.of(
                                    online.space()
                                            .map(space -> Texts.text("wizard.summary.space", space))
                                            .orElse(Texts.text("wizard.summary.space.default"))));
            case Answers.Server.Offline offline ->
                    new SummaryLine(
                            WizardStep.SERVER, Texts.text("wizard.summary.offline"), List.of());
        };
    }

    private static SummaryLine connection(Answers.Connection connection) {
        return switch (connection) {
            case Answers.Connection.Polling polling ->
                    new SummaryLine(
                            WizardStep.CONNECTION,
                            Texts.text("wizard.summary.polling"),
                            polling.commsAddresses().stream().map(URI::getAuthority).toList());
            case Answers.Connection.Listening listening ->
                    new SummaryLine(
                            WizardStep.CONNECTION,
                            Texts.text("wizard.summary.listening"),
                            List.of(reachedAt(listening)));
        };
    }

    private static String reachedAt(Answers.Connection.Listening listening) {
        String port = Integer.toString(listening.publicPort());
        return listening
                .publicHost()
                .map(host -> Texts.text("wizard.summary.listening.host", host, port))
                .orElse(Texts.text("wizard.summary.listening.port", port));
    }

    private static SummaryLine registration(Answers.Registration registration) {
        return switch (registration) {
            case Answers.Registration.Target target ->
                    new SummaryLine(
                            WizardStep.REGISTRATION,
                            Texts.text("wizard.summary.target", target.name()),
                            List.of(
                                    Texts.text(
                                            "wizard.summary.environments",
                                            joined(target.environments())),
                                    Texts.text("wizard.summary.roles", joined(target.roles()))));
            case Answers.Registration.Worker worker ->
                    new SummaryLine(
                            WizardStep.REGISTRATION,
                            Texts.text("wizard.summary.worker", worker.name()),
                            List.of(
                                    Texts.text(
                                            "wizard.summary.pools", joined(worker.workerPools()))));
            case Answers.Registration.None none ->
                    new SummaryLine(
                            WizardStep.REGISTRATION,
                            Texts.text("wizard.summary.unregistered"),
                            List.of());
        };
    }

    private static SummaryLine machine(Answers answers) {
        return new SummaryLine(
                WizardStep.MACHINE,
                Texts.text("wizard.summary.instance", answers.setup().instance()),
                List.of(
                        run(answers),
                        Texts.text("wizard.summary.data", answers.paths().data().toString()),
                        Texts.text(
                                "wizard.summary.applications",
                                answers.paths().applications().toString())));
    }

    private static String run(Answers answers) {
        return switch (answers.service().run()) {
            case PROCESS -> Texts.text("wizard.summary.process");
            case SERVICE -> service(answers, answers.service().account());
        };
    }

    private static String service(Answers answers, Answers.Account account) {
        return switch (account) {
            case Answers.Account.Usual usual -> service(answers, answers.usualAccount(WINDOWS));
            case Answers.Account.Default system -> Texts.text("wizard.summary.service");
            case Answers.Account.Dedicated dedicated ->
                    Texts.text("wizard.summary.service.dedicated");
            case Answers.Account.Managed managed ->
                    Texts.text("wizard.summary.service.as", managed.username());
            case Answers.Account.Existing existing ->
                    Texts.text("wizard.summary.service.as", existing.username());
        };
    }

    private static String joined(List<String> words) {
        return words.stream().collect(Collectors.joining(", "));
    }
}
