package app.balcao.account;

import app.balcao.account.store.AccountRepository;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.text.ShortText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The companies that use this installation, each a tenant of its own. Who may change what is checked above, in people. */
@Service
public class Accounts {

    private static final int COMPANY_NAME_LENGTH = 250;
    private static final Pattern LOGIN_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");

    private final AccountRepository repository;
    private final ApplicationEventPublisher events;
    // Active agents that new accounts may have (ACC-14); 0 for any number.
    private final int agentLimit;

    Accounts(
            AccountRepository repository,
            ApplicationEventPublisher events,
            @Value("${balcao.agent-limit:0}") int agentLimit) {
        this.repository = repository;
        this.events = events;
        this.agentLimit = agentLimit;
    }

    /** An id for an account that will be opened; needs no tenant. */
    public UUID newId() {
        return repository.newId();
    }

    /** Which account a login name belongs to, as typed; needs no tenant. */
    public Optional<UUID> idOf(String loginName) {
        return repository.idOf(normal(loginName));
    }

    /**
     * Opens the account of the current tenant (ACC-2). Its owner is made by people.
     *
     * @throws Problem validation, for a login name that is taken or not possible
     */
    @Transactional
    public Account create(NewAccount wanted) {
        NewAccount account = new NewAccount(
                normal(wanted.loginName()), oneLine(wanted.companyName()), wanted.language(), wanted.zone());
        List<FieldProblem> problems = problems(account.loginName(), account.companyName());
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        try {
            repository.insert(account, agentLimit > 0 ? agentLimit : null);
        } catch (DuplicateKeyException taken) {
            throw Problem.validation(FieldProblem.of("loginName", "taken", "account.login-name.taken"));
        }
        events.publishEvent(new AccountCreated(Tenant.id()));
        return repository.current();
    }

    /** The account on whose behalf the thread works. */
    @Transactional(readOnly = true)
    public Account current() {
        return repository.current();
    }

    /**
     * Changes the account's settings, which the caller has checked.
     *
     * @throws Problem version-conflict, when somebody did meanwhile
     */
    @Transactional
    public Account change(AccountSettings settings, int version) {
        if (!repository.update(settings, version)) {
            throw Problem.versionConflict(repository.current());
        }
        events.publishEvent(new AccountChanged(Tenant.id()));
        return repository.current();
    }

    /** What is wrong with the names of an account as typed; whether one is taken, {@link #create} tells. */
    public static List<FieldProblem> problems(String loginName, String companyName) {
        List<FieldProblem> problems = new ArrayList<>();
        if (loginName.isBlank()) {
            problems.add(FieldProblem.of("loginName", "required", "problem.field.required"));
        } else if (!LOGIN_NAME.matcher(normal(loginName)).matches()) {
            problems.add(FieldProblem.of("loginName", "pattern", "account.login-name.pattern"));
        } else if (ReservedNames.contain(normal(loginName))) {
            problems.add(FieldProblem.of("loginName", "reserved", "account.login-name.reserved"));
        }
        String company = oneLine(companyName);
        if (ShortText.invisible(company)) {
            problems.add(FieldProblem.of("companyName", "required", "problem.field.required"));
        } else if (company.length() > COMPANY_NAME_LENGTH) {
            problems.add(FieldProblem.of("companyName", "size", "problem.field.size", 1, COMPANY_NAME_LENGTH));
        }
        return problems;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String normal(String loginName) {
        return loginName.strip().toLowerCase(Locale.ROOT);
    }
}
