package app.balcao.access;

import app.balcao.people.ActingAgent;
import app.balcao.people.ChatStatuses;
import app.balcao.people.Me;
import app.balcao.people.MyData;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The door itself: asks the rules, lets somebody in who has proven who they are, and keeps the audit of both. */
@Component
public class Entrance {

    private final List<EntryRule> rules;
    private final Sessions sessions;
    private final MyData myData;
    private final ChatStatuses chatStatuses;
    private final ApplicationEventPublisher events;

    Entrance(
            ObjectProvider<EntryRule> rules,
            Sessions sessions,
            MyData myData,
            ChatStatuses chatStatuses,
            ApplicationEventPublisher events) {
        this.rules = rules.orderedStream().toList();
        this.sessions = sessions;
        this.myData = myData;
        this.chatStatuses = chatStatuses;
        this.events = events;
    }

    /**
     * Somebody who got in.
     *
     * @param cookie value of the session's cookie
     */
    public record Entered(String cookie, Me me) {}

    /** The first rule that refuses; inside a transaction. */
    Optional<Refusal> check(ActingAgent agent, EntryContext context) {
        return rules.stream()
                .flatMap(rule -> rule.check(agent, context).stream())
                .findFirst();
    }

    /** The first rule that refuses a program which acts as the agent; inside a transaction. */
    Optional<Refusal> checkProgram(ActingAgent agent, EntryContext context) {
        return rules.stream()
                .filter(EntryRule::holdsForPrograms)
                .flatMap(rule -> rule.check(agent, context).stream())
                .findFirst();
    }

    /** Begins the session; inside a transaction. */
    Entered enter(ActingAgent agent, String how, EntryContext context) {
        chatStatuses.signedIn(agent.id());
        String cookie = sessions.begin(agent.id(), context.ip(), context.userAgent());
        events.publishEvent(
                AuditableAction.of(Actor.agent(agent.id(), agent.name()), "session.began", "agent", agent.id())
                        .changing(Map.of(), Map.of("how", how)));
        return new Entered(cookie, myData.me(agent));
    }

    /** Keeps in the audit that somebody was refused; inside a transaction. */
    void refuse(@Nullable UUID agentId, String email, String how, Refusal refusal) {
        events.publishEvent(AuditableAction.of(Actor.ANONYMOUS, "session.refused", "agent", agentId)
                .changing(Map.of(), Map.of("email", email, "how", how, "reason", refusal.reason())));
    }
}
