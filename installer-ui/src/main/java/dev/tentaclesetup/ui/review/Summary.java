package dev.tentaclesetup.ui.review;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.widget.Texts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The answers in words, for the review page.
final class Summary {

    private Summary() {}

    /// @param systemAccount the account that a service runs as by default
    static List<SummaryLine> of(Answers answers, String systemAccount) {
        return List.of(
                server(answers.server()),
                connection(answers.connection()),
                registration(answers.registration()),
                host(answers, systemAccount));
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
            case Answers.Server.Untouched untouched ->
                    new SummaryLine(
                            WizardStep.SERVER,
                            untouched
                                    .url()
                                    .map(URI::toString)
                                    .orElse(Texts.text("wizard.summary.untouched")),
                            List.of());
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
            case Answers.Registration.Listed listed -> listed(listed);
            case Answers.Registration.None none ->
                    new SummaryLine(
                            WizardStep.REGISTRATION,
                            Texts.text("wizard.summary.unregistered"),
                            List.of());
        };
    }

    private static SummaryLine listed(Answers.Registration.Listed listed) {
        return switch (listed.placement()) {
            case Answers.Placement.Target(List<String> environments, List<String> roles) ->
                    new SummaryLine(
                            WizardStep.REGISTRATION,
                            Texts.text("wizard.summary.target", listed.name()),
                            List.of(
                                    Texts.text("wizard.summary.environments", joined(environments)),
                                    Texts.text("wizard.summary.roles", joined(roles))));
            case Answers.Placement.Worker(List<String> pools) ->
                    new SummaryLine(
                            WizardStep.REGISTRATION,
                            Texts.text("wizard.summary.worker", listed.name()),
                            List.of(Texts.text("wizard.summary.pools", joined(pools))));
        };
    }

    private static SummaryLine host(Answers answers, String systemAccount) {
        var lines =
                new ArrayList<>(
                        List.of(
                                run(answers.service(), systemAccount),
                                Texts.text(
                                        "wizard.summary.data", answers.paths().data().toString()),
                                Texts.text(
                                        "wizard.summary.applications",
                                        answers.paths().applications().toString())));
        if (answers.paths().acceptExisting()) {
            lines.add(Texts.text("wizard.summary.accepted"));
        }
        return new SummaryLine(
                WizardStep.HOST,
                Texts.text("wizard.summary.instance", answers.setup().instance()),
                lines);
    }

    private static String run(Answers.Service service, String systemAccount) {
        return switch (service.run()) {
            case PROCESS -> Texts.text("wizard.summary.process");
            case SERVICE -> service(service.account(), systemAccount);
        };
    }

    /// Which account is the usual one is known when the host has been checked.
    private static String service(Answers.Account account, String systemAccount) {
        return switch (account) {
            case Answers.Account.Unspecified _ -> Texts.text("wizard.summary.service");
            case Answers.Account.SystemAccount _ -> serviceAs(systemAccount);
            case Answers.Account.Dedicated(var name) ->
                    name.map(own -> Texts.text("wizard.summary.service.dedicated.as", own))
                            .orElse(Texts.text("wizard.summary.service.dedicated"));
            case Answers.Account.Managed(String name) -> serviceAs(name);
            case Answers.Account.Existing(String name, _) -> serviceAs(name);
        };
    }

    private static String serviceAs(String name) {
        return Texts.text("wizard.summary.service.as", name);
    }

    private static String joined(List<String> words) {
        return words.stream().collect(Collectors.joining(", "));
    }
}
