package dev.tentaclesetup.ui.home;

import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.preflight.AgentProgram;
import dev.tentaclesetup.core.preflight.AgentState;
import dev.tentaclesetup.core.preflight.HostInstance;
import dev.tentaclesetup.ui.widget.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of an agent, in words, in the order in which it is shown.
///
/// @param name what it is about
/// @param value in words
/// @param link a web address behind it; empty for most
record InstanceFacts(String name, String value, String link) {

    static List<InstanceFacts> of(InstanceRow row) {
        HostInstance instance = row.instance();
        var facts = new ArrayList<InstanceFacts>();
        instance.mode().ifPresent(mode -> facts.add(connection(mode, instance.addresses())));
        instance.servers().forEach(server -> facts.add(server(server)));
        instance.records().forEach(record -> facts.add(record(record)));
        row.agent().ifPresent(agent -> facts.add(run(agent)));
        row.agent().flatMap(AgentState::program).ifPresent(program -> facts.add(program(program)));
        instance.data().ifPresent(data -> facts.add(folder("wizard.home.data", data)));
        instance.applications()
                .ifPresent(folder -> facts.add(folder("wizard.home.applications", folder)));
        instance.configuration()
                .ifPresent(file -> facts.add(folder("wizard.home.configuration", file)));
        return facts;
    }

    private static InstanceFacts connection(Mode mode, List<String> addresses) {
        String where = String.join(", ", addresses);
        return plain(
                Texts.text("wizard.home.connection"),
                switch (mode) {
                    case LISTENING -> Texts.text("wizard.home.listening", where);
                    case POLLING ->
                            addresses.isEmpty()
                                    ? Texts.text("wizard.home.polling.none")
                                    : Texts.text("wizard.home.polling", where);
                });
    }

    private static InstanceFacts server(String address) {
        return new InstanceFacts(Texts.text("wizard.home.server"), address, address);
    }

    private static InstanceFacts record(Facts.Registration record) {
        return new InstanceFacts(
                Texts.text("wizard.home.record"),
                record.space().isEmpty()
                        ? record.name()
                        : Texts.text("wizard.result.record.link", record.name(), record.space()),
                record.link());
    }

    private static InstanceFacts run(AgentState agent) {
        String how =
                agent.foreign()
                        ? Texts.text("wizard.home.run.foreign")
                        : agent.run()
                                .map(run ->
                                        switch (run) {
                                            case SERVICE -> Texts.text("wizard.home.run.service");
                                            case PROCESS -> Texts.text("wizard.home.run.process");
                                        })
                                .orElse(Texts.text("wizard.home.run.none"));
        return plain(Texts.text("wizard.home.run"), how);
    }

    private static InstanceFacts program(AgentProgram program) {
        Optional<String> version = program.version();
        return plain(
                Texts.text("wizard.home.program"),
                version.map(known -> Texts.text("wizard.home.version", known, program.path()))
                        .orElse(program.path()));
    }

    private static InstanceFacts folder(String name, Path folder) {
        return plain(Texts.text(name), folder.toString());
    }

    private static InstanceFacts plain(String name, String value) {
        return new InstanceFacts(name, value, "");
    }
}
