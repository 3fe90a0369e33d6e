package dev.tentaclesetup.halibut;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A service for tests.
final class EchoService implements ServiceHandler {

    @Override
    public @Nullable Object call(Invocation call) throws Exception {
        return switch (call.method()) {
            case "SayHello" -> call.string(0) + "...";
            case "Same" -> call.params().getFirst();
            case "Count" -> (long) call.params().size();
            case "Fail" -> throw new IOException("disk on fire");
            case "Stream" -> {
                try (var in = call.stream(0).open()) {
                    yield DataStream.of(in.readAllBytes());
                }
            }
            case "Length" -> call.stream(0).length();
            default ->
                    throw new ServiceRejection(
                            ServerError.methodNotFound("EchoService", call.method()));
        };
    }
}
