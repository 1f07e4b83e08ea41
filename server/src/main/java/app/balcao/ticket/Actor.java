package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.people.PersonalData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something to a ticket.
 *
 * @param id null for the system
 * @param name as it was read with the event; empty for the system
 */
public record Actor(
        Kind kind, @Nullable UUID id, @PersonalData.Within String name) {

    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, "");

    public enum Kind {
        AGENT,
        CUSTOMER,
        SYSTEM
    }

    public static Actor agent(ActingAgent agent) {
        return new Actor(Kind.AGENT, agent.id(), agent.name());
    }

    public static Actor customer(UUID id, String name) {
        return new Actor(Kind.CUSTOMER, id, name);
    }
}
