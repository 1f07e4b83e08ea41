package app.balcao.signon;

import app.balcao.access.Entrance.Entered;
import app.balcao.access.EntryContext;
import app.balcao.account.Accounts;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.SignOnProviderRecord;
import app.balcao.signon.AgentDoor.Claimed;
import app.balcao.signon.SignOnRefused.Told;
import app.balcao.signon.store.ProviderRepository;
import app.balcao.signon.token.SignedToken;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Agents who come from the company's intranet with a token it made (SEC-38). */
@Service
public class AgentTokens {

    private static final Logger log = LoggerFactory.getLogger(AgentTokens.class);

    private final Accounts accounts;
    private final ProviderRepository providers;
    private final TokenCheck check;
    private final AgentDoor door;
    private final SignOnAudit audit;
    private final TransactionTemplate transaction;

    AgentTokens(
            Accounts accounts,
            ProviderRepository providers,
            TokenCheck check,
            AgentDoor door,
            SignOnAudit audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.providers = providers;
        this.check = check;
        this.door = door;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Lets in the agent whom a token names. Needs no tenant.
     *
     * @throws SignOnRefused for a token that is not good, and for nobody who may come in
     */
    public Entered enter(String text, EntryContext context) {
        SignedToken token = SignedToken.read(text).orElseThrow(() -> malformed(text));
        String account = token.text("account");
        Optional<UUID> id = account == null ? Optional.empty() : accounts.idOf(account);
        if (account == null || id.isEmpty()) {
            // There is no account whose audit could hold it.
            log.info("Sign-on refused from {}: UNKNOWN_ACCOUNT", context.ip());
            throw new SignOnRefused(Told.INVALID, "UNKNOWN_ACCOUNT", null);
        }
        return Tenant.call(id.get(), () -> enter(token, account, context));
    }

    private SignOnRefused malformed(String text) {
        SignedToken.accountNamedBy(text)
                .flatMap(accounts::idOf)
                .ifPresent(id -> Tenant.run(id, () -> strange(null, "MALFORMED_TOKEN")));
        return new SignOnRefused(Told.INVALID, "MALFORMED_TOKEN", null);
    }

    // Also in an account without any provider of tokens: who tries is worth knowing.
    private void strange(@Nullable String email, String reason) {
        transaction.executeWithoutResult(status -> audit.strange(email, reason));
    }

    private Entered enter(SignedToken token, String account, EntryContext context) {
        SignOnProviderRecord provider = transaction
                .execute(status -> providers.ofAgents(TokenCheck.issuer(token)))
                .orElseThrow(() -> {
                    strange(token.text("email"), "UNKNOWN_ISSUER");
                    return new SignOnRefused(Told.INVALID, "UNKNOWN_ISSUER", account);
                });
        String email = token.text("email");
        Optional<String> fault = transaction.execute(status -> check.use(provider, token));
        if (fault.isPresent()) {
            throw door.refuse(provider, account, email, TokenCheck.told(fault.get()), fault.get());
        }
        UUID agent = door.find(provider, account, new Claimed(null, email, true));
        return door.enter(agent, provider, account, context);
    }
}
