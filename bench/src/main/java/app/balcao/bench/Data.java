package app.balcao.bench;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A company with four departments, eight agents, two thousand customers and many tickets of five messages each,
 * most of them closed, as a help desk looks after some years. Everything follows from the number of tickets.
 */
record Data(int count) {

    static final int DEPARTMENTS = 4;
    static final int AGENTS = 8;
    static final int ORGANIZATIONS = 200;
    static final int CUSTOMERS = 2_000;
    static final int MESSAGES = 5;
    static final int FIRST_NUMBER = 1_000;

    private static final int ERA_BITS = 11;
    private static final int MOST_OPEN = 600;
    private static final int SECRET_BYTES = 32;

    /** What kind of row an id is of. */
    enum Kind {
        ACCOUNT,
        DEPARTMENT,
        AGENT,
        ORGANIZATION,
        CUSTOMER,
        TICKET,
        MESSAGE,
        EVENT,
        SESSION,
        PERMISSION_GROUP
    }

    /** Version 7 in form, so that they sort by age as the database's own do. */
    static UUID id(Kind kind, long number) {
        return new UUID(number << 16 | 0x7000L | kind.ordinal(), 0x8000_0000_0000_0000L | number);
    }

    UUID account() {
        return id(Kind.ACCOUNT, 1);
    }

    static UUID department(int agent) {
        return id(Kind.DEPARTMENT, agent % DEPARTMENTS);
    }

    static int agentOf(int ticket) {
        return ticket % AGENTS;
    }

    /** A few hundred tickets are open however many are stored, as with real companies. */
    boolean isOpen(int ticket) {
        return ticket >= count - Math.min(count / 2, MOST_OPEN);
    }

    /** Open, and with nobody responsible yet. */
    boolean isWaiting(int ticket) {
        return isOpen(ticket) && ticket % 6 == 0;
    }

    /** The account's era, as searches count it, when a ticket was opened. */
    static int era(int ticket) {
        return (FIRST_NUMBER + ticket) >> ERA_BITS;
    }

    /** The tickets an agent is responsible for and that are open. */
    List<UUID> openTickets(int agent) {
        List<UUID> open = new ArrayList<>();
        for (int ticket = 0; ticket < count; ticket++) {
            if (isOpen(ticket) && !isWaiting(ticket) && agentOf(ticket) == agent) {
                open.add(id(Kind.TICKET, ticket));
            }
        }
        return open;
    }

    static byte[] secret(int agent) {
        byte[] secret = new byte[SECRET_BYTES];
        secret[0] = (byte) agent;
        return secret;
    }

    /** The value of the session cookie of an agent. */
    String cookie(int agent) {
        ByteBuffer token = ByteBuffer.allocate(32 + SECRET_BYTES);
        for (UUID each : List.of(account(), id(Kind.SESSION, agent))) {
            token.putLong(each.getMostSignificantBits()).putLong(each.getLeastSignificantBits());
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(token.put(secret(agent)).array());
    }
}
