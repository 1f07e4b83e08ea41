package app.balcao.access;

import app.balcao.access.Sessions.NewSession;
import app.balcao.people.ActingAgent;
import app.balcao.people.ChatStatuses;
import app.balcao.people.Me;
import app.balcao.people.MyData;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Devices devices;
    private final MyData myData;
    private final ChatStatuses chatStatuses;
    private final ApplicationEventPublisher events;

    Entrance(
            ObjectProvider<EntryRule> rules,
            Sessions sessions,
            Devices devices,
            MyData myData,
            ChatStatuses chatStatuses,
            ApplicationEventPublisher events) {
        this.rules = rules.orderedStream().toList();
        this.sessions = sessions;
        this.devices = devices;
        this.myData = myData;
        this.chatStatuses = chatStatuses;
        this.events = events;
    }

    /**
     * Somebody who got in.
     *
     * @param cookie value of the session's cookie
     * @param device value of the device's cookie
     */
    public record Entered(String cookie, String device, Me me) implements SignIn.Outcome {}

    /**
     * How somebody proved who they are.
     *
     * @param how first proof, for the audit, such as {@code PASSWORD}
     * @param secondFactor the second; null without one
     * @param mustSetUp whether they must set up a second factor before anything else (SEC-3)
     */
    record Proof(String how, @Nullable String secondFactor, boolean mustSetUp) {}

    /** How a sign-in ended: one step further, or with what kept it outside. */
    record Result(
            SignIn.@Nullable Outcome outcome, @Nullable Refusal refusal) {

        static Result of(SignIn.Outcome outcome) {
            return new Result(outcome, null);
        }

        static Result of(Refusal refusal) {
            return new Result(null, refusal);
        }

        /** @throws Problem what the refused person reads; the key names the one sentence of all secret reasons */
        SignIn.Outcome orThrow(String secretKey) {
            if (outcome == null) {
                throw Objects.requireNonNull(refusal).problem(secretKey);
            }
            return outcome;
        }
    }

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

    /** Begins the session, and tells the agent when it begins on a device they never used; inside a transaction. */
    Entered enter(ActingAgent agent, Proof proof, EntryContext context) {
        chatStatuses.signedIn(agent.id());
        Devices.Recognised device = devices.recognise(agent, context);
        String cookie = sessions.begin(new NewSession(
                agent.id(), context.ip(), context.userAgent(), proof.how(), proof.mustSetUp(), device.id()));
        Map<String, Object> details = new LinkedHashMap<>(Map.of("how", proof.how(), "knownDevice", device.known()));
        if (proof.secondFactor() != null) {
            details.put("secondFactor", proof.secondFactor());
        }
        events.publishEvent(
                AuditableAction.of(Actor.agent(agent.id(), agent.name()), "session.began", "agent", agent.id())
                        .changing(Map.of(), details));
        return new Entered(cookie, device.cookie(), myData.me(agent));
    }

    /** Keeps in the audit that somebody was refused; inside a transaction. */
    void refuse(@Nullable UUID agentId, String email, String how, Refusal refusal) {
        events.publishEvent(AuditableAction.of(Actor.ANONYMOUS, "session.refused", "agent", agentId)
                .changing(Map.of(), Map.of("email", email, "how", how, "reason", refusal.reason())));
    }
}
