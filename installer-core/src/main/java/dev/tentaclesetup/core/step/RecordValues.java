package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.answers.AnswerType.Bool;
import dev.tentaclesetup.core.answers.AnswerType.Words;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineDetails;
import dev.tentaclesetup.core.octopus.MachineSpec;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Every value that is written into the server's record, for plans, in names and not in ids.
///
/// @param present the record that is changed; empty when one is made
/// @param own the agent's certificate; empty when the run makes it
/// @param address by which server and agent reach each other, as far as it is known before the run
/// @param names of what the record is listed in
/// @param foreign whether the record is, or may be, that of another agent, which loses it
public record RecordValues(
        Optional<Machine> present,
        Optional<Thumbprint> own,
        String address,
        RecordNames names,
        boolean foreign) {

    /// The policy of a record that names none.
    private static final String DEFAULT_POLICY = "default";

    List<PlannedValue> of(WantedRegistration wanted, RegistrationFacts server) {
        var values = new ArrayList<PlannedValue>();
        values.add(value("server", _ -> server.server(), server.server()));
        String space = server.space().space().name();
        values.add(value("space", _ -> space, space));
        String id = present.map(Machine::id).orElse(PlannedValue.NEW);
        values.add(value("record", Machine::id, id));
        String kind = RegistrationFacts.word(wanted.kind());
        values.add(value("kind", there -> RegistrationFacts.word(there.kind()), kind));
        values.add(value("name", Machine::name, wanted.name()));
        String certificate = own.map(Thumbprint::hex).orElse(PlannedValue.NEW);
        values.add(value("certificate", Machine::thumbprint, certificate));
        values.add(value("address", this::addressOf, address));
        values.addAll(placement(wanted.placement()));
        values.add(value("policy", this::policy, policy(wanted)));
        values.addAll(details(wanted));
        return values;
    }

    private PlannedValue value(String name, Function<Machine, String> before, String after) {
        return new PlannedValue(name, present.map(before).orElse(""), after);
    }

    /// An address that is another spelling of the wanted one is no difference.
    private String addressOf(Machine there) {
        return there.isAt(address) ? address : there.uri();
    }

    private List<PlannedValue> placement(MachineSpec.Placement placement) {
        return switch (placement) {
            case MachineSpec.Placement.Target target ->
                    List.of(
                            value(
                                    "environment",
                                    there -> names.of(there.environmentIds()),
                                    names.of(target.environmentIds())),
                            value(
                                    "role",
                                    there -> RecordNames.list(there.roles()),
                                    RecordNames.list(target.roles())));
            case MachineSpec.Placement.Worker worker ->
                    List.of(
                            value(
                                    "worker-pool",
                                    there -> names.of(there.workerPoolIds()),
                                    names.of(worker.workerPoolIds())));
        };
    }

    /// What neither is nor was there is not shown.
    private List<PlannedValue> details(WantedRegistration wanted) {
        MachineDetails before = present.map(Machine::details).orElse(MachineDetails.USUAL);
        MachineDetails after = wanted.options().over(before);
        var values = new ArrayList<PlannedValue>();
        values.add(
                new PlannedValue(
                        "tenant", names.of(before.tenantIds()), names.of(after.tenantIds())));
        values.add(
                new PlannedValue(
                        "tenant-tag",
                        RecordNames.list(before.tenantTags()),
                        RecordNames.list(after.tenantTags())));
        values.add(changing("tenanted", before.participation(), after.participation()));
        values.add(
                new PlannedValue(
                        "server-proxy",
                        before.proxyId().map(names::of).orElse(""),
                        after.proxyId().map(names::of).orElse("")));
        values.add(flag("disabled", before.disabled(), after.disabled()));
        values.add(flag("upgrades-locked", before.upgradesLocked(), after.upgradesLocked()));
        return values.stream()
                .filter(value -> !value.before().isEmpty() || !value.after().isEmpty())
                .toList();
    }

    private static PlannedValue changing(
            String name, Answers.Participation before, Answers.Participation after) {
        return before == Answers.Participation.UNTENANTED && before == after
                ? new PlannedValue(name, "", "")
                : new PlannedValue(name, Words.word(before), Words.word(after));
    }

    private PlannedValue flag(String name, boolean before, boolean after) {
        String now = present.isPresent() ? Bool.word(before) : "";
        return before || after
                ? new PlannedValue(name, now, Bool.word(after))
                : new PlannedValue(name, "", "");
    }

    private String policy(WantedRegistration wanted) {
        return wanted.policyId()
                .map(names::of)
                .or(() -> present.map(this::policy))
                .orElse(DEFAULT_POLICY);
    }

    private String policy(Machine there) {
        return there.policyId().map(names::of).orElse(DEFAULT_POLICY);
    }
}
