package dev.tentaclesetup.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.halibut.Invocation;
import dev.tentaclesetup.halibut.ServiceHandler;
import dev.tentaclesetup.halibut.ServiceRejection;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Names, order and types of the members are those of the recorded conversations.
class ContractsTest {
    private static final ScriptTicket TICKET = new ScriptTicket("ServerTasks-1-ab");
    private static final ProcessOutput LINE =
            new ProcessOutput(
                    ProcessOutputSource.STD_ERR, Instant.ofEpochMilli(1795234327857L), "x");

    @Test
    void startCommandOfVersion2HasTheRecordedMembers() throws Exception {
        StartScriptCommandV2 command =
                StartScriptCommandV2.of(TICKET, "ServerTasks-1", "exit 3")
                        .isolated(ScriptIsolationLevel.FULL_ISOLATION, Duration.ofMinutes(10), "m")
                        .with(
                                List.of(new ScriptFile("a.txt", DataStream.of(new byte[3]), null)),
                                List.of("arg one"));

        WireObject wire = command.toWire();

        assertThat(wire.type())
                .isEqualTo(
                        "Octopus.Tentacle.Contracts.ScriptServiceV2.StartScriptCommandV2,"
                                + " Octopus.Tentacle.Contracts");
        assertThat(names(wire))
                .containsExactly(
                        "ScriptTicket",
                        "ScriptBody",
                        "TaskId",
                        "DurationToWaitForScriptToFinish",
                        "Isolation",
                        "ScriptIsolationMutexTimeout",
                        "IsolationMutexName",
                        "Scripts",
                        "Files",
                        "Arguments");
        assertThat(wire.get("ScriptIsolationMutexTimeout")).isEqualTo("00:10:00");
        assertThat(wire.get("Isolation")).isEqualTo(1);
        assertThat(StartScriptCommandV2.fromWire(wire)).isEqualTo(command);
    }

    @Test
    void startCommandOfVersion1KeepsItsOldTypeName() throws Exception {
        StartScriptCommand command =
                new StartScriptCommand(
                        "echo v1",
                        ScriptIsolationLevel.NO_ISOLATION,
                        Map.of(ScriptType.BASH, "echo bash"),
                        List.of(),
                        List.of("x"),
                        "ServerTasks-102",
                        Duration.ofMinutes(10),
                        null);

        WireObject wire = command.toWire();

        assertThat(wire.type())
                .isEqualTo("Octopus.Shared.Contracts.StartScriptCommand, Octopus.Shared");
        assertThat(names(wire))
                .containsExactly(
                        "ScriptBody",
                        "Isolation",
                        "Scripts",
                        "Files",
                        "Arguments",
                        "TaskId",
                        "ScriptIsolationMutexTimeout",
                        "IsolationMutexName");
        assertThat(StartScriptCommand.fromWire(wire)).isEqualTo(command);
    }

    @Test
    void statusResponsesHaveTheRecordedMembers() throws Exception {
        ScriptStatusResponse first =
                new ScriptStatusResponse(TICKET, List.of(LINE), 1, ProcessState.COMPLETE, 3);
        ScriptStatusResponseV2 second =
                new ScriptStatusResponseV2(TICKET, List.of(LINE), 1, ProcessState.RUNNING, 0);

        assertThat(names(first.toWire()))
                .isEqualTo(names(second.toWire()))
                .containsExactly("Ticket", "Logs", "NextLogSequence", "State", "ExitCode");
        assertThat(names(LINE.toWire())).containsExactly("Source", "Occurred", "Text");
        assertThat(first.toWire().type())
                .isEqualTo("Octopus.Shared.Contracts.ScriptStatusResponse, Octopus.Shared");
        assertThat(ScriptStatusResponse.fromWire(first.toWire())).isEqualTo(first);
        assertThat(ScriptStatusResponseV2.fromWire(second.toWire())).isEqualTo(second);
    }

    @Test
    void minimalStartCommandGetsDefaults() throws Exception {
        WireObject wire =
                WireObject.builder()
                        .put("ScriptTicket", WireObject.builder().put("taskid", "t").build())
                        .build();

        StartScriptCommandV2 command = StartScriptCommandV2.fromWire(wire);

        assertThat(command)
                .isEqualTo(
                        new StartScriptCommandV2(
                                new ScriptTicket("t"),
                                "",
                                null,
                                null,
                                ScriptIsolationLevel.NO_ISOLATION,
                                Duration.ZERO,
                                null,
                                Map.of(),
                                List.of(),
                                List.of()));
    }

    @Test
    void ticketWithoutTextIsMalformed() {
        WireObject wire =
                WireObject.builder().put("ScriptTicket", WireObject.builder().build()).build();

        assertThatThrownBy(() -> StartScriptCommandV2.fromWire(wire))
                .isInstanceOf(HalibutException.class);
    }

    @Test
    void unknownScriptLanguageIsMalformed() {
        WireObject wire =
                WireObject.builder()
                        .put("Scripts", WireObject.builder().put("Python", "x").build())
                        .build();

        assertThatThrownBy(() -> StartScriptCommand.fromWire(wire))
                .isInstanceOf(HalibutException.class);
    }

    @Test
    void ticketsIgnoreCase() {
        assertThat(new ScriptTicket("ABC"))
                .isEqualTo(new ScriptTicket("abc"))
                .hasSameHashCodeAs(new ScriptTicket("aBc"));
    }

    @Test
    void bothNamesOfAnOldTypeAreAccepted() throws Exception {
        ServiceHandler handler = ContractHandlers.of(new EchoV1());
        for (String type :
                List.of(
                        "Octopus.Shared.Contracts.ScriptStatusRequest, Octopus.Shared",
                        "Octopus.Tentacle.Contracts.ScriptStatusRequest,Octopus.Tentacle.Contracts")) {
            WireObject request =
                    WireObject.builder(type)
                            .put("Ticket", WireObject.builder().put("TaskId", "t").build())
                            .put("LastLogSequence", 7L)
                            .build();

            Object result = handler.call(call("IScriptService", "getstatus", request));

            assertThat(
                            ((WireObject) java.util.Objects.requireNonNull(result))
                                    .get("NextLogSequence"))
                    .isEqualTo(7L);
        }
    }

    /// Of the twelve old types those that travel with a type name; the others are nested or no
    /// documents at all.
    @Test
    void oldTypesAreWrittenByTheirOldNameAndReadByBoth() {
        List<String> old =
                List.of(
                        ContractTypes.START_SCRIPT,
                        ContractTypes.SCRIPT_STATUS_REQUEST,
                        ContractTypes.CANCEL_SCRIPT,
                        ContractTypes.COMPLETE_SCRIPT,
                        ContractTypes.SCRIPT_TICKET,
                        ContractTypes.SCRIPT_STATUS_RESPONSE,
                        ContractTypes.UPLOAD_RESULT);

        assertThat(old)
                .allSatisfy(written -> {
                    assertThat(written)
                            .matches("Octopus\\.Shared\\.Contracts\\.[A-Za-z]+, Octopus\\.Shared");
                    String today = written.replace("Octopus.Shared", "Octopus.Tentacle");
                    String contracts = today.replaceFirst(",.*", ", Octopus.Tentacle.Contracts");
                    assertThat(ContractTypes.matches(contracts, written)).isTrue();
                    assertThat(ContractTypes.matches(written, written)).isTrue();
                });
        assertThat(new UploadResult("/x", null, 0).toWire().type())
                .isEqualTo(ContractTypes.UPLOAD_RESULT);
        assertThat(new ScriptTicket("t").toWire().type()).isEqualTo(ContractTypes.SCRIPT_TICKET);
    }

    @Test
    void anotherCommandInTheWrongPlaceIsAmbiguous() {
        ServiceHandler handler = ContractHandlers.of(new EchoV1());
        WireObject request = new CancelScriptCommandV2(TICKET, 0).toWire();

        assertThatThrownBy(() -> handler.call(call("IScriptService", "GetStatus", request)))
                .isInstanceOfSatisfying(
                        ServiceRejection.class,
                        e -> assertThat(e.error().message()).contains("CancelScriptCommandV2"));
    }

    @Test
    void unknownMethodIsSaidToBeMissing() {
        ServiceHandler handler =
                ContractHandlers.of(() -> new CapabilitiesResponseV2(List.of("IScriptService")));

        assertThatThrownBy(() -> handler.call(call("ICapabilitiesServiceV2", "Nope")))
                .isInstanceOfSatisfying(
                        ServiceRejection.class,
                        e -> assertThat(e.error().message()).contains("NopeAsync not found"));
    }

    @Test
    void capabilitiesTravelThroughClientAndHandler() throws Exception {
        CapabilitiesResponseV2 capabilities =
                new CapabilitiesResponseV2(List.of("IScriptService", "IScriptServiceV2"));
        ServiceHandler handler = ContractHandlers.of(() -> capabilities);
        TentacleClient client =
                new TentacleClient((service, method, params) -> {
                    try {
                        return handler.call(call(service, method, params));
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                });

        assertThat(client.getCapabilities()).isEqualTo(capabilities);
        assertThat(capabilities.hasScriptServiceV2()).isTrue();
    }

    private static List<String> names(WireObject wire) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < wire.size(); i++) {
            names.add(wire.name(i));
        }
        return names;
    }

    private static Invocation call(String service, String method, @Nullable Object... params) {
        return new Invocation(
                service,
                method,
                Arrays.asList(params),
                new UUID(0, 0),
                Thumbprint.parse("36F35047CE8B000CF4C671819A2DD1AFCDE3403D"));
    }

    private static final class EchoV1 implements ScriptServiceV1 {
        @Override
        public ScriptTicket startScript(StartScriptCommand command) {
            return TICKET;
        }

        @Override
        public ScriptStatusResponse getStatus(ScriptStatusRequest request) {
            return new ScriptStatusResponse(
                    request.ticket(),
                    List.of(),
                    request.lastLogSequence(),
                    ProcessState.PENDING,
                    0);
        }

        @Override
        public ScriptStatusResponse cancelScript(CancelScriptCommand command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScriptStatusResponse completeScript(CompleteScriptCommand command) {
            throw new UnsupportedOperationException();
        }
    }
}
