package dev.tentaclesetup.halibut;

import java.io.IOException;

/// The bytes of a data stream that we send cannot be had, or are not as many as declared: no fault
/// of the network, although the connection is lost with it.
final class ContentException extends IOException {

    private static final long serialVersionUID = 1L;

    ContentException(String message) {
        super(message);
    }

    ContentException(IOException cause) {
        super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
    }
}
