package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.AccountPort;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.account.DedicatedAccount;
import dev.tentaclesetup.service.account.FoundAccount;
import java.util.List;
import java.util.Optional;

/// Makes the account of one instance, or takes it away. Undoing does the other of the two.
public final class AccountStep implements Step {

    private final AccountPort accounts;
    private final DedicatedAccount account;
    private final boolean wanted;

    private AccountStep(AccountPort accounts, DedicatedAccount account, boolean wanted) {
        this.accounts = accounts;
        this.account = account;
        this.wanted = wanted;
    }

    public static AccountStep making(AccountPort accounts, DedicatedAccount account) {
        return new AccountStep(accounts, account, true);
    }

    public static AccountStep removing(AccountPort accounts, DedicatedAccount account) {
        return new AccountStep(accounts, account, false);
    }

    @Override
    public StepDescription description() {
        List<String> name = List.of(account.name());
        return wanted
                ? StepDescription.of(
                        StepKind.ACCOUNT,
                        name,
                        List.of(
                                new PlannedValue("username", "", account.name()),
                                new PlannedValue("home", "", account.home().toString())),
                        false)
                : new StepDescription(StepKind.REMOVE_ACCOUNT, name, account.name(), "", true);
    }

    @Override
    public boolean holds() throws ProblemException, InterruptedException {
        return there() == wanted;
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        change(wanted);
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        require(wanted);
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        change(!wanted);
    }

    @Override
    public void undone() throws ProblemException, InterruptedException {
        require(!wanted);
    }

    private void change(boolean make) throws ProblemException, InterruptedException {
        if (make) {
            accounts.create(account);
        } else {
            accounts.remove(account);
        }
    }

    private void require(boolean expected) throws ProblemException, InterruptedException {
        if (there() != expected) {
            throw new ProblemException(
                    Problem.blocker(ProblemId.SVC_ACCOUNT, account.name(), account.name()));
        }
    }

    private boolean there() throws ProblemException, InterruptedException {
        Optional<FoundAccount> found = accounts.find(account.name());
        return found.filter(one -> one.madeFor(account.instance())).isPresent();
    }
}
