package dev.tentaclesetup.core.preflight;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.core.answers.AnswerType.Bool;
import dev.tentaclesetup.core.answers.AnswerType.Words;
import dev.tentaclesetup.core.answers.Choices;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineDetails;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.ownership.RegistrationNote;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Footprint;
import dev.tentaclesetup.core.plan.Footprints;
import dev.tentaclesetup.core.plan.StateFolder;
import dev.tentaclesetup.core.step.RecordNames;
import dev.tentaclesetup.instance.HostPort;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.TrustOrigins;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is known of the server and of its record: here what the last set-up has noted, there what
/// the record itself says.
///
/// @param answers where it goes
record CurrentRegistration(DraftOfNow answers) {

    private static final int HTTPS = 443;

    /// What this host knows of it.
    void read(StateFolder state, FoundInstance instance) {
        TrustOrigins origins =
                instance.configuration()
                        .map(TentacleConfiguration::trustOrigins)
                        .orElse(TrustOrigins.UNKNOWN);
        Optional<String> server =
                instance.memory()
                        .note()
                        .map(RegistrationNote::server)
                        .or(() ->
                                CurrentSettings.server(origins)
                                        .filter(one -> !one.equals(TrustOrigins.OFFLINE)));
        answers.put(SERVER_URL, server);
        if (server.isEmpty() && origins.servers().keySet().equals(Set.of(TrustOrigins.OFFLINE))) {
            answers.put(SERVER_CONTACT, Optional.of(Bool.word(false)));
        }
        if (instance.memory().note().isPresent()) {
            read(instance.memory().note().get());
            noted(state, instance.name(), instance.memory().note().get()).ifPresent(this::read);
        } else if (server.isPresent()) {
            answers.put(REGISTRATION_KIND, Optional.of(Words.word(Choices.Kind.NONE)));
        }
    }

    /// Workers and targets have ids of their own kinds [octopus-api 6.1].
    private void read(RegistrationNote note) {
        kind(note.recordId().startsWith("Worker") ? MachineKind.WORKER : MachineKind.TARGET);
    }

    private static Optional<Facts.Registration> noted(
            StateFolder state, String instance, RegistrationNote note) {
        List<Facts.Registration> records =
                new Footprints(state).read(instance).map(Footprint::records).orElse(List.of());
        return records.stream()
                .filter(record -> note.isAbout(record.server(), record.id()))
                .findFirst();
    }

    private void read(Facts.Registration record) {
        answers.put(SERVER_SPACE, Optional.of(record.space()));
        answers.put(REGISTRATION_NAME, Optional.of(record.name()));
        address(record.address());
    }

    /// What the server's record says.
    void read(Machine record, RecordNames names) {
        kind(record.kind());
        answers.put(REGISTRATION_NAME, Optional.of(record.name()));
        answers.put(REGISTRATION_ENVIRONMENT, names.all(record.environmentIds()));
        answers.put(REGISTRATION_ROLE, record.roles());
        answers.put(REGISTRATION_WORKER_POOL, names.all(record.workerPoolIds()));
        answers.put(REGISTRATION_POLICY, record.policyId().map(names::of));
        details(record.details(), names);
        address(record.uri());
    }

    private void details(MachineDetails details, RecordNames names) {
        answers.put(REGISTRATION_TENANT, names.all(details.tenantIds()));
        answers.put(REGISTRATION_TENANT_TAG, details.tenantTags());
        answers.put(REGISTRATION_TENANTED, Optional.of(Words.word(details.participation())));
        answers.put(REGISTRATION_DISABLED, Optional.of(Bool.word(details.disabled())));
        answers.put(CONNECTION_SERVER_PROXY, details.proxyId().map(names::of));
    }

    private void kind(MachineKind kind) {
        Choices.Kind word =
                switch (kind) {
                    case TARGET -> Choices.Kind.TARGET;
                    case WORKER -> Choices.Kind.WORKER;
                };
        answers.put(REGISTRATION_KIND, Optional.of(Words.word(word)));
    }

    /// A public port that is the one that the agent listens on follows that one.
    private void address(String uri) {
        Optional<HostPort> called =
                Machine.called(uri).filter(_ -> answers.text(CONNECTION_LISTEN_PORT).isPresent());
        Optional<String> port =
                called.map(hostPort -> hostPort.port().orElse(HTTPS)).map(String::valueOf);
        answers.put(CONNECTION_PUBLIC_HOST, called.map(hostPort -> hostPort.host().text()));
        answers.put(
                CONNECTION_PUBLIC_PORT,
                port.filter(
                        text -> !answers.text(CONNECTION_LISTEN_PORT).equals(Optional.of(text))));
    }
}
