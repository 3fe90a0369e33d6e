package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.NativeFailed;
import dev.tentaclesetup.service.ServiceName;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One service of a Windows in memory, which keeps what is asked of it and fails where it is told.
final class RecordedWindows implements ServiceControl, EventLog, Processes {
    private static final Set<Integer> WITHOUT_MEANING = Set.of(1051, 1053, 1061, 1067, 1068, 1075);

    /// Calls that change something.
    final List<String> calls = new ArrayList<>();

    /// Error numbers of calls that fail.
    final Map<String, Integer> errors = new HashMap<>();

    final Set<String> allowed = new HashSet<>();
    final Set<String> usedByOthers = new HashSet<>();
    final Map<Note, String> notes = new EnumMap<>(Note.class);
    final Set<String> sources = new HashSet<>();

    /// Other names of accounts.
    final Map<String, String> aliases = new HashMap<>();

    List<String> dependents = List.of();

    /// What the next questions are answered with; the last one stays.
    final Deque<ProcessStatus> statuses = new ArrayDeque<>(List.of(state(ProcessStatus.STOPPED)));

    Optional<ServiceConfiguration> service = Optional.empty();
    List<String> lines = List.of();
    boolean alive = true;
    private long nanos;

    static ProcessStatus state(int state) {
        return new ProcessStatus(state, 0, 0, 0, 0, state == ProcessStatus.STOPPED ? 0 : 42);
    }

    WindowsServiceManager manager() {
        var wait = new ServiceWait(this, () -> nanos, time -> nanos += time.toNanos());
        return new WindowsServiceManager(this, this, this, wait);
    }

    void answers(ProcessStatus... next) {
        statuses.clear();
        statuses.addAll(List.of(next));
    }

    private void call(ServiceName name, String call) throws ServiceException {
        String verb = call.split(" ", 2)[0];
        if (errors.containsKey(verb)) {
            throw failure(name, verb, errors.get(verb));
        }
        calls.add(call);
    }

    /// Windows alone has words for the numbers that have no failure of their own.
    private ServiceException failure(ServiceName name, String verb, int error) {
        return WITHOUT_MEANING.contains(error)
                ? new ServiceException(new NativeFailed(verb, error, ""))
                : NativeErrors.failed(
                        verb, name, service.map(ServiceConfiguration::account), error);
    }

    @Override
    public Optional<ServiceConfiguration> read(ServiceName name) {
        return service;
    }

    @Override
    public Optional<ProcessStatus> status(ServiceName name) {
        return service.map(there -> statuses.size() > 1 ? statuses.pop() : statuses.getFirst());
    }

    @Override
    public void create(ServiceName name, ServiceConfiguration wanted, AccountPassword password)
            throws ServiceException {
        call(name, "create with " + password);
        service = Optional.of(wanted);
    }

    @Override
    public void change(ServiceName name, ServiceConfiguration wanted, AccountPassword password)
            throws ServiceException {
        call(name, "change with " + password);
        service = Optional.of(wanted);
    }

    @Override
    public void delete(ServiceName name) throws ServiceException {
        call(name, "delete");
        service = Optional.empty();
        notes.clear();
    }

    @Override
    public void start(ServiceName name) throws ServiceException {
        call(name, "start");
    }

    @Override
    public void recover(ServiceName name, Recovery recovery) throws ServiceException {
        call(name, recovery.equals(Recovery.NONE) ? "recover never" : "recover again");
    }

    @Override
    public void stop(ServiceName name) throws ServiceException {
        call(name, "stop");
    }

    @Override
    public Optional<String> note(ServiceName name, Note note) {
        return Optional.ofNullable(notes.get(note));
    }

    @Override
    public void note(ServiceName name, Note note, String text) throws ServiceException {
        call(name, "note " + text);
        notes.put(note, text);
    }

    @Override
    public boolean grantLogon(String account) {
        return allowed.add(account);
    }

    @Override
    public void revokeLogon(String account) {
        allowed.remove(account);
    }

    @Override
    public boolean usedByOthers(String account, ServiceName name) {
        return usedByOthers.contains(account);
    }

    @Override
    public String canonicalAccount(String account) {
        return account;
    }

    @Override
    public boolean sameAccount(String one, String other) {
        return one.equalsIgnoreCase(other) || aliases.getOrDefault(one, one).equals(other);
    }

    @Override
    public List<String> runningDependents(ServiceName name) {
        return dependents;
    }

    @Override
    public boolean registered(String source) {
        return sources.contains(source);
    }

    @Override
    public void register(String source) throws ServiceException {
        call(new ServiceName(source), "register");
        sources.add(source);
    }

    @Override
    public void unregister(String source) {
        sources.remove(source);
    }

    @Override
    public void report(String source, int level, int message, String text) {
        throw new AssertionError("nobody reports here");
    }

    @Override
    public List<String> last(String source, int events) {
        return lines;
    }

    @Override
    public boolean alive(long processId) {
        return alive;
    }

    @Override
    public boolean end(long processId, Duration patience) {
        calls.add(patience.isZero() ? "kill " + processId : "await " + processId);
        answers(state(ProcessStatus.STOPPED));
        return true;
    }
}
