package app.balcao.access;

import app.balcao.people.ActingAgent;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets agents in from the account's addresses alone; the owner and administrators from anywhere (SEC-17). */
@Component
@Order(100)
class IpEntryRule implements EntryRule {

    private final IpRules rules;

    IpEntryRule(IpRules rules) {
        this.rules = rules;
    }

    @Override
    public Optional<Refusal> check(ActingAgent agent, EntryContext context) {
        return rules.allows(agent, context.ip())
                ? Optional.empty()
                : Optional.of(Refusal.told(IpRules.REFUSED, "access.ip-rule.refused", context.ip()));
    }
}
