package dev.tentaclesetup.practice.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last requests, secrets masked. Thread-safe and bounded.
final class Journal {

    private static final int LIMIT = 2_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    synchronized void add(RecordedRequest request) {
        if (requests.size() == LIMIT) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }
}
