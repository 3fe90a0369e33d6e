package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.Invocation;
import dev.tentaclesetup.halibut.ServiceHandler;
import dev.tentaclesetup.halibut.ServiceRejection;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.ServerError;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Serves the contracts: finds the method by name (in any case), reads its arguments, writes its
/// result.
///
/// Arguments that do not fit a method are answered as the reference does [tentacle-services 1.4],
/// so that callers classify the error rightly.
public final class ContractHandlers {
    private ContractHandlers() {}

    public static ServiceHandler of(ScriptServiceV1 service) {
        return call ->
                switch (method(call)) {
                    case "startscript" ->
                            service.startScript(
                                            StartScriptCommand.fromWire(
                                                    argument(call, ContractTypes.START_SCRIPT)))
                                    .toWire();
                    case "getstatus" ->
                            service.getStatus(
                                            ScriptStatusRequest.fromWire(
                                                    argument(
                                                            call,
                                                            ContractTypes.SCRIPT_STATUS_REQUEST)))
                                    .toWire();
                    case "cancelscript" ->
                            service.cancelScript(
                                            CancelScriptCommand.fromWire(
                                                    argument(call, ContractTypes.CANCEL_SCRIPT)))
                                    .toWire();
                    case "completescript" ->
                            service.completeScript(
                                            CompleteScriptCommand.fromWire(
                                                    argument(call, ContractTypes.COMPLETE_SCRIPT)))
                                    .toWire();
                    default -> throw unknownMethod(call);
                };
    }

    public static ServiceHandler of(ScriptServiceV2 service) {
        return call ->
                switch (method(call)) {
                    case "startscript" ->
                            service.startScript(
                                            StartScriptCommandV2.fromWire(
                                                    argument(call, ContractTypes.START_SCRIPT_V2)))
                                    .toWire();
                    case "getstatus" ->
                            service.getStatus(
                                            ScriptStatusRequestV2.fromWire(
                                                    argument(
                                                            call,
                                                            ContractTypes
                                                                    .SCRIPT_STATUS_REQUEST_V2)))
                                    .toWire();
                    case "cancelscript" ->
                            service.cancelScript(
                                            CancelScriptCommandV2.fromWire(
                                                    argument(call, ContractTypes.CANCEL_SCRIPT_V2)))
                                    .toWire();
                    case "completescript" -> complete(service, call);
                    default -> throw unknownMethod(call);
                };
    }

    public static ServiceHandler of(FileTransferService service) {
        return call ->
                switch (method(call)) {
                    case "uploadfile" -> {
                        requireCount(call, 2);
                        yield service.uploadFile(path(call), upload(call)).toWire();
                    }
                    case "downloadfile" -> {
                        requireCount(call, 1);
                        yield service.downloadFile(path(call));
                    }
                    default -> throw unknownMethod(call);
                };
    }

    public static ServiceHandler of(CapabilitiesServiceV2 service) {
        return call ->
                switch (method(call)) {
                    case "getcapabilities" -> {
                        requireCount(call, 0);
                        yield service.getCapabilities().toWire();
                    }
                    default -> throw unknownMethod(call);
                };
    }

    private static @Nullable Object complete(ScriptServiceV2 service, Invocation call)
            throws Exception {
        service.completeScript(
                CompleteScriptCommandV2.fromWire(argument(call, ContractTypes.COMPLETE_SCRIPT_V2)));
        return null;
    }

    private static String method(Invocation call) {
        return call.method().toLowerCase(Locale.ROOT);
    }

    private static ServiceRejection unknownMethod(Invocation call) {
        return new ServiceRejection(ServerError.methodNotFound(call.service(), call.method()));
    }

    /// The only argument, which must be an object of the contract type.
    private static WireObject argument(Invocation call, String contractType)
            throws ServiceRejection {
        requireCount(call, 1);
        Object argument = call.params().getFirst();
        if (argument == null) {
            throw missing();
        }
        if (argument instanceof WireObject object
                && object.type() != null
                && ContractTypes.matches(object.type(), contractType)) {
            return object;
        }
        throw misfit(call);
    }

    private static String path(Invocation call) throws ServiceRejection {
        return switch (call.params().getFirst()) {
            case null -> throw missing();
            case String path -> path;
            default -> throw misfit(call);
        };
    }

    private static @Nullable DataStream upload(Invocation call)
            throws ServiceRejection, HalibutException {
        return switch (call.params().get(1)) {
            case null -> null;
            case DataStream stream -> stream;
            default -> throw misfit(call);
        };
    }

    private static void requireCount(Invocation call, int wanted) throws ServiceRejection {
        if (call.params().size() != wanted) {
            throw misfit(call);
        }
    }

    private static ServiceRejection misfit(Invocation call) {
        return new ServiceRejection(
                ServerError.ambiguousMethod(
                        List.of(call.service() + "." + call.method()), call.params()));
    }

    private static ServiceRejection missing() {
        return new ServiceRejection(
                ServerError.invocationFailed(
                        "System.ArgumentNullException", "Value cannot be null.", ""));
    }
}
