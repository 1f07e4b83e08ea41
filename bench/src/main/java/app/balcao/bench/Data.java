package app.balcao.bench;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A company as a help desk looks after two years: the more tickets, the more people work on them and the more are open.
 * Some agents and some customers have far more than others; most tickets are closed, and among the old ones some are
 * still open. Everything follows from the number of tickets.
 *
 * @param company which one of the database, from 1; the first is the one that is asked
 * @param count tickets of five messages each, a few of them of {@link #LONG}
 */
record Data(int company, int count) {

    /** Raised whenever the rows below become others, so that what an earlier version loaded is not taken for them. */
    static final int LAYOUT = 1;

    /** Who asks: the first of the company's agents. */
    static final int AGENTS = 8;

    /** As many of those lead a department; the first of all is an administrator besides. */
    static final int LEADERS = 4;

    static final int CATEGORIES = 12;
    static final int MESSAGES = 5;
    static final int LONG = 200;
    static final int LONG_OF_EACH = 4;
    static final int FIRST_NUMBER = 1_000;

    private static final int NEIGHBOURS = 3;
    private static final int SHARE_OF_NEIGHBOUR = 50;
    private static final int TICKETS_OF_AGENT = 5_000;
    private static final int AGENTS_OF_DEPARTMENT = 10;
    private static final int TICKETS_OF_CUSTOMER = 20;
    private static final int CUSTOMERS_OF_ORGANIZATION = 10;
    private static final int ERA_BITS = 11;
    private static final int SECRET_BYTES = 32;
    private static final int FEWEST_OPEN = 200;
    private static final int NEW_OF = 40;

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
        PERMISSION_GROUP,
        CATEGORY
    }

    /** The company that is asked. */
    static Data of(int count) {
        return new Data(1, count);
    }

    /** Others in the same database, which nobody asks for anything. */
    List<Data> neighbours() {
        List<Data> neighbours = new ArrayList<>();
        for (int each = 0; each < NEIGHBOURS; each++) {
            neighbours.add(new Data(company + 1 + each, Math.max(1, count / SHARE_OF_NEIGHBOUR)));
        }
        return neighbours;
    }

    /** Version 7 in form, so that they sort by age as the database's own do. */
    static UUID id(Kind kind, long number) {
        return new UUID(number << 16 | 0x7000L | kind.ordinal(), 0x8000_0000_0000_0000L | number);
    }

    UUID account() {
        return id(Kind.ACCOUNT, company);
    }

    String loginName() {
        return company == 1 ? "bench" : "bench" + company;
    }

    int agents() {
        return Math.max(AGENTS, count / TICKETS_OF_AGENT);
    }

    int departments() {
        return Math.max(AGENTS / 2, agents() / AGENTS_OF_DEPARTMENT);
    }

    int customers() {
        return Math.max(2_000, count / TICKETS_OF_CUSTOMER);
    }

    int organizations() {
        return customers() / CUSTOMERS_OF_ORGANIZATION;
    }

    /** From 0 to 1, always the same for a ticket and a purpose. */
    private static double chance(int ticket, int purpose) {
        long mixed = (ticket * 31L + purpose + 1) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return (double) ((mixed ^ mixed >>> 31) >>> 11) / (1L << 53);
    }

    UUID department(int agent) {
        return id(Kind.DEPARTMENT, agent % departments());
    }

    int agentOf(int ticket) {
        return (int) (chance(ticket, 0) * agents());
    }

    /** The first ones write far more than most. */
    UUID customer(int ticket) {
        return id(Kind.CUSTOMER, (long) (Math.pow(chance(ticket, 1), 3) * customers()));
    }

    UUID category(int ticket) {
        return id(Kind.CATEGORY, (long) (chance(ticket, 2) * CATEGORIES));
    }

    static int priority(int ticket) {
        double chance = chance(ticket, 3);
        return chance < 0.5 ? 2 : chance < 0.75 ? 1 : chance < 0.95 ? 3 : 4;
    }

    static boolean byMail(int ticket) {
        return chance(ticket, 4) < 0.7;
    }

    /** Three of a hundred are, most of them new. */
    boolean isOpen(int ticket) {
        return count - ticket <= Math.min(count / 2, Math.max(FEWEST_OPEN, count / NEW_OF))
                || chance(ticket, 5) < 0.005;
    }

    /** Open, and with nobody responsible yet. */
    boolean isWaiting(int ticket) {
        return isOpen(ticket) && chance(ticket, 6) < 0.15;
    }

    /** Open, bound, and the customer wrote last. */
    boolean isAnswered(int ticket) {
        return chance(ticket, 7) < 0.4;
    }

    /** The account's era, as searches count it, when a ticket was opened. */
    static int era(int ticket) {
        return (FIRST_NUMBER + ticket) >> ERA_BITS;
    }

    /** The tickets that each of those who ask is responsible for and that are open, the newest first. */
    List<List<Integer>> openTickets() {
        List<List<Integer>> open = new ArrayList<>();
        for (int agent = 0; agent < AGENTS; agent++) {
            open.add(new ArrayList<>());
        }
        for (int ticket = count - 1; ticket >= 0; ticket--) {
            int agent = agentOf(ticket);
            if (agent < AGENTS && isOpen(ticket) && !isWaiting(ticket)) {
                open.get(agent).add(ticket);
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
