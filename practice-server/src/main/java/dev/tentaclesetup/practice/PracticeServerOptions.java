package dev.tentaclesetup.practice;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// The options of the program.
///
/// @param address a literal address, so that nothing is looked up
/// @param port of the REST side, 0 for a free one
/// @param commsPort of the communications side, 0 for a free one
/// @param apiKeyFile holds the administrator's key; made with a new one when it is not there
record PracticeServerOptions(
        String address,
        int port,
        int commsPort,
        Optional<Path> apiKeyFile,
        boolean https,
        boolean stopWithStdin) {

    static final String USAGE =
            """
            Options:
              --address ADDRESS     address to listen on, default 127.0.0.1
              --port PORT           port of the REST API, default 0 (a free one)
              --comms-port PORT     port for polling Tentacles, default 0 (a free one)
              --api-key-file FILE   the administrator's API key; made when it is not there
              --https               HTTPS with a self-signed certificate instead of HTTP
              --stop-with-stdin     stop when standard input ends
            """;

    private static final int MAX_PORT = 65_535;
    private static final int MAX_KEY_FILE = 1_000;

    static PracticeServerOptions parse(String... arguments) {
        var options = new PracticeServerOptions("127.0.0.1", 0, 0, Optional.empty(), false, false);
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            boolean flag = name.equals("--https") || name.equals("--stop-with-stdin");
            String value = "";
            if (!flag) {
                i++;
                value = i < arguments.length ? arguments[i] : "";
            }
            options = options.with(name, value);
        }
        return options;
    }

    private PracticeServerOptions with(String name, String value) {
        return switch (name) {
            case "--address" ->
                    new PracticeServerOptions(
                            literal(value), port, commsPort, apiKeyFile, https, stopWithStdin);
            case "--port" ->
                    new PracticeServerOptions(
                            address,
                            port(name, value),
                            commsPort,
                            apiKeyFile,
                            https,
                            stopWithStdin);
            case "--comms-port" ->
                    new PracticeServerOptions(
                            address, port, port(name, value), apiKeyFile, https, stopWithStdin);
            case "--api-key-file" ->
                    new PracticeServerOptions(
                            address,
                            port,
                            commsPort,
                            Optional.of(file(value)),
                            https,
                            stopWithStdin);
            case "--https" ->
                    new PracticeServerOptions(
                            address, port, commsPort, apiKeyFile, true, stopWithStdin);
            case "--stop-with-stdin" ->
                    new PracticeServerOptions(address, port, commsPort, apiKeyFile, https, true);
            default -> throw new IllegalArgumentException("There is no option '" + name + "'.");
        };
    }

    private static String literal(String value) {
        try {
            return InetAddress.ofLiteral(value).getHostAddress();
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("--address is an IP address, not '" + value + "'.");
        }
    }

    private static Path file(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("--api-key-file needs a file.");
        }
        return Path.of(value);
    }

    private static int port(String name, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException(
                name + " is 0 to " + MAX_PORT + ", not '" + value + "'.");
    }

    PracticeServer start() throws IOException {
        var host = InetAddress.ofLiteral(address);
        PracticeServerBuilder builder =
                PracticeServer.builder()
                        .address(new InetSocketAddress(host, port))
                        .commsAddress(new InetSocketAddress(host, commsPort));
        if (https) {
            builder.https();
        }
        if (apiKeyFile.isPresent() && Files.exists(apiKeyFile.get())) {
            builder.apiKey(readKey(apiKeyFile.get()));
        }
        PracticeServer server = builder.start();
        try {
            if (apiKeyFile.isPresent()) {
                keepKey(apiKeyFile.get(), server.apiKey());
            }
        } catch (IOException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static String readKey(Path file) throws IOException {
        if (Files.size(file) > MAX_KEY_FILE) {
            throw new IOException(file + " does not hold an API key: it is too large");
        }
        String key = Files.readString(file).strip();
        if (!key.matches("API-[A-Z0-9]{8,}")) {
            throw new IOException(file + " does not hold an API key");
        }
        return key;
    }

    /// Written under its own name at once: it is not read before the facts are printed.
    private static void keepKey(Path file, String key) throws IOException {
        try {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            var privately =
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"));
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel =
                    posix
                            ? Files.newByteChannel(file, options, privately)
                            : Files.newByteChannel(file, options)) {
                channel.write(ByteBuffer.wrap((key + "\n").getBytes(StandardCharsets.UTF_8)));
            }
        } catch (FileAlreadyExistsException _) {
            // it was there before and held the key that is in use
        }
    }
}
