package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.WireObject;
import org.jspecify.annotations.Nullable;

/// Calls one Tentacle, with the contracts' own types. Every method waits for the answer and throws
/// [HalibutException] when there is none.
public final class TentacleClient {

    /// Sends one call and waits for its result.
    @FunctionalInterface
    public interface Transport {
        @Nullable Object call(String service, String method, @Nullable Object... params)
                throws HalibutException;
    }

    private final Transport transport;

    public TentacleClient(Transport transport) {
        this.transport = transport;
    }

    /// Calls the Tentacle at an endpoint, be it listening or polling.
    public static TentacleClient at(HalibutRuntime runtime, ServiceEndpoint endpoint) {
        return new TentacleClient(
                (service, method, params) -> runtime.call(endpoint, service, method, params));
    }

    public CapabilitiesResponseV2 getCapabilities() throws HalibutException {
        return CapabilitiesResponseV2.fromWire(
                object(transport.call(CapabilitiesServiceV2.NAME, "GetCapabilities")));
    }

    public ScriptStatusResponseV2 startScript(StartScriptCommandV2 command)
            throws HalibutException {
        return ScriptStatusResponseV2.fromWire(
                object(transport.call(ScriptServiceV2.NAME, "StartScript", command.toWire())));
    }

    public ScriptStatusResponseV2 getStatus(ScriptStatusRequestV2 request) throws HalibutException {
        return ScriptStatusResponseV2.fromWire(
                object(transport.call(ScriptServiceV2.NAME, "GetStatus", request.toWire())));
    }

    public ScriptStatusResponseV2 cancelScript(CancelScriptCommandV2 command)
            throws HalibutException {
        return ScriptStatusResponseV2.fromWire(
                object(transport.call(ScriptServiceV2.NAME, "CancelScript", command.toWire())));
    }

    public void completeScript(CompleteScriptCommandV2 command) throws HalibutException {
        transport.call(ScriptServiceV2.NAME, "CompleteScript", command.toWire());
    }

    public ScriptTicket startScript(StartScriptCommand command) throws HalibutException {
        return ScriptTicket.fromWire(
                object(transport.call(ScriptServiceV1.NAME, "StartScript", command.toWire())));
    }

    public ScriptStatusResponse getStatus(ScriptStatusRequest request) throws HalibutException {
        return ScriptStatusResponse.fromWire(
                object(transport.call(ScriptServiceV1.NAME, "GetStatus", request.toWire())));
    }

    public ScriptStatusResponse cancelScript(CancelScriptCommand command) throws HalibutException {
        return ScriptStatusResponse.fromWire(
                object(transport.call(ScriptServiceV1.NAME, "CancelScript", command.toWire())));
    }

    public ScriptStatusResponse completeScript(CompleteScriptCommand command)
            throws HalibutException {
        return ScriptStatusResponse.fromWire(
                object(transport.call(ScriptServiceV1.NAME, "CompleteScript", command.toWire())));
    }

    /// Stores a file on the Tentacle's machine.
    public UploadResult uploadFile(String remotePath, DataStream upload) throws HalibutException {
        return UploadResult.fromWire(
                object(transport.call(FileTransferService.NAME, "UploadFile", remotePath, upload)));
    }

    /// Reads a file; null if there is none. The caller closes the stream.
    public @Nullable DataStream downloadFile(String remotePath) throws HalibutException {
        return switch (transport.call(FileTransferService.NAME, "DownloadFile", remotePath)) {
            case null -> null;
            case DataStream stream -> stream;
            default -> throw WireForms.malformed("the answer is not a data stream");
        };
    }

    private static WireObject object(@Nullable Object result) throws HalibutException {
        if (result instanceof WireObject object) {
            return object;
        }
        throw WireForms.malformed("the answer is not an object");
    }
}
