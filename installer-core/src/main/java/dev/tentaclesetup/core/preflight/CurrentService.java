package dev.tentaclesetup.core.preflight;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.core.answers.AnswerType.Bool;
import dev.tentaclesetup.core.answers.AnswerType.Words;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Choices;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.StartMode;
import java.util.List;
import java.util.Optional;

/// What answers keep an instance running as it runs now.
///
/// @param answers where it goes
/// @param host that it runs on
record CurrentService(DraftOfNow answers, HostPorts host) {

    /// Nothing is known of an instance that nothing keeps running.
    void read(FoundInstance instance) {
        Optional<FoundService> found =
                Optional.of(instance.service())
                        .filter(service -> service.definition().isPresent())
                        .or(instance::other);
        found.ifPresent(service -> read(instance.name(), service));
    }

    private void read(String instance, FoundService found) {
        boolean service = found.run() == Answers.Run.SERVICE;
        answers.put(SERVICE_INSTALL, Optional.of(Bool.word(service)));
        answers.put(SERVICE_START_NOW, Optional.of(Bool.word(started(found))));
        if (service) {
            read(instance, found.definition().orElseThrow());
        }
    }

    /// A service that failed, or is on its way, is not one that was stopped. A background process
    /// has no manager that could be asked to stop it: whoever ends it has stopped it.
    private static boolean started(FoundService found) {
        boolean stopped =
                switch (found.status().state()) {
                    case STOPPED, STOPPING, NOT_INSTALLED -> true;
                    case FAILED -> found.run() == Answers.Run.PROCESS;
                    case STARTING, RUNNING -> false;
                };
        return found.running() || !stopped;
    }

    private void read(String instance, ServiceDefinition service) {
        account(service.account());
        answers.put(SERVICE_START, Optional.of(Words.word(start(service.start()))));
        List<String> usual =
                host.style().definition(Answers.Run.SERVICE, instance, host.program()).after();
        answers.put(
                SERVICE_DEPENDS_ON,
                service.after().stream().filter(other -> !usual.contains(other)).toList());
    }

    /// Windows names the accounts that are a service's own, and keeps the password of every other.
    private void account(ServiceAccount account) {
        boolean windows = host.style().windowsAccounts();
        switch (account) {
            case ServiceAccount.SystemAccount _ -> account(Choices.Account.SYSTEM, "");
            case ServiceAccount.NamedAccount(String name) when windows && name.endsWith("$") ->
                    account(Choices.Account.MANAGED, name);
            case ServiceAccount.NamedAccount(String name) -> account(Choices.Account.CUSTOM, name);
            case ServiceAccount.OwnAccount(String name) ->
                    account(Choices.Account.DEDICATED, windows ? "" : name);
        }
    }

    private void account(Choices.Account kind, String name) {
        answers.put(SERVICE_ACCOUNT, Optional.of(Words.word(kind)));
        answers.put(SERVICE_USERNAME, Optional.of(name));
    }

    private static Choices.Start start(StartMode mode) {
        return switch (mode) {
            case AUTOMATIC -> Choices.Start.AUTO;
            case DELAYED -> Choices.Start.DELAYED;
            case MANUAL -> Choices.Start.MANUAL;
        };
    }
}
