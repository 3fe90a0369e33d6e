package dev.tentaclesetup.service.account;

import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.CommandRunner;
import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.CommandFailed;
import dev.tentaclesetup.service.ServiceFailure.CommandNotStarted;
import dev.tentaclesetup.service.ServiceFailure.ForeignAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Accounts of Linux, through `useradd`, `userdel` and the name service that knows them all.
///
/// The comment field of an account that is made here names its instance.
public final class LinuxAccounts implements ServiceAccounts {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String MARK = "Tentacle Setup, instance ";

    /// `getent`: no such key (getent(1), "Exit status").
    private static final int NO_SUCH_KEY = 2;

    private static final int PASSWD_FIELDS = 7;
    private static final int LONGEST_NAME = 31;

    private final CommandRunner commands;

    /// @param commands runs `getent`, `useradd` and `userdel`
    public LinuxAccounts(CommandRunner commands) {
        this.commands = commands;
    }

    @Override
    public Optional<FoundAccount> find(String name) throws ServiceException, InterruptedException {
        if (!DedicatedAccount.isName(name)) {
            return Optional.empty();
        }
        Optional<String> entry = entry("passwd", name);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        String[] fields = entry.get().split(":", -1);
        if (fields.length < PASSWD_FIELDS) {
            return Optional.empty();
        }
        Optional<String> group = entry("group", fields[3]).map(line -> line.split(":", -1)[0]);
        Optional<String> madeFor =
                Optional.of(fields[4])
                        .filter(comment -> comment.startsWith(MARK))
                        .map(comment -> comment.substring(MARK.length()));
        Optional<Path> home = Optional.of(fields[5]).filter(text -> !text.isEmpty()).map(Path::of);
        return Optional.of(new FoundAccount(fields[0], fields[2], group, home, madeFor));
    }

    private Optional<String> entry(String database, String key)
            throws ServiceException, InterruptedException {
        List<String> command = List.of("getent", database, key);
        CommandResult result;
        try {
            result = commands.run(command, LIMIT);
        } catch (ServiceException e) {
            if (e.failure() instanceof CommandNotStarted) {
                // Without a name service there are no accounts that could be ours.
                return Optional.empty();
            }
            throw e;
        }
        if (result.exitCode() == NO_SUCH_KEY) {
            return Optional.empty();
        }
        requireSuccess(command, result);
        return result.output().lines().findFirst();
    }

    /// `tentacle` for the usual instance, `tentacle-` and its name for the others.
    @Override
    public String usualName(String instance) {
        String plain = instance.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
        String name = plain.equals("tentacle") ? plain : "tentacle-" + plain;
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    @Override
    public AccountPassword create(DedicatedAccount account)
            throws ServiceException, InterruptedException {
        Optional<FoundAccount> there = find(account.name());
        if (there.isPresent()) {
            requireOurs(there.get(), account);
            return AccountPassword.none();
        }
        var command =
                new ArrayList<>(
                        List.of(
                                "useradd",
                                "--system",
                                "--user-group",
                                "--no-create-home",
                                "--home-dir",
                                account.home().toString(),
                                "--shell",
                                "/usr/sbin/nologin",
                                "--comment",
                                MARK + account.instance()));
        account.id().ifPresent(id -> command.addAll(List.of("--uid", id)));
        command.add(account.name());
        require(command);
        return AccountPassword.none();
    }

    @Override
    public void remove(DedicatedAccount account) throws ServiceException, InterruptedException {
        Optional<FoundAccount> there = find(account.name());
        if (there.isEmpty()) {
            return;
        }
        requireOurs(there.get(), account);
        require(List.of("userdel", account.name()));
        // Where login.defs does not let userdel do this, the group of its own is left over.
        boolean ownGroup = there.get().group().equals(Optional.of(account.name()));
        if (ownGroup && entry("group", account.name()).isPresent()) {
            require(List.of("groupdel", account.name()));
        }
    }

    private static void requireOurs(FoundAccount there, DedicatedAccount account)
            throws ServiceException {
        if (!there.madeFor(account.instance())) {
            throw new ServiceException(new ForeignAccount(account.name()));
        }
    }

    private void require(List<String> command) throws ServiceException, InterruptedException {
        requireSuccess(command, commands.run(command, LIMIT));
    }

    private static void requireSuccess(List<String> command, CommandResult result)
            throws ServiceException {
        if (result.exitCode() != 0) {
            String output = result.output().strip();
            throw new ServiceException(new CommandFailed(command, result.exitCode(), output));
        }
    }
}
