package app.balcao.ticket;

import java.util.Optional;

/**
 * Where a ticket stands, as the product works it out by itself (TAB-2, STM). The code is what the interface and
 * the database show; only {@link #after} says how one follows another.
 */
public enum Situation {
    /** Bound to an agent who has not answered yet. */
    AWAITING_AGENT(0),
    /** Nobody's yet: stands in Novos chamados. */
    NEW(1),
    AWAITING_CUSTOMER(2),
    CUSTOMER_REPLIED(3),
    CANCELLED(4),
    CLOSED(5),
    /** Bound to another agent than before, who has not answered yet. */
    REASSIGNED(6),
    /** Another department works on a part of it. */
    ESCALATED(7),
    /** Its agent has asked to close it, and who leads the department has not decided (CLS-8). */
    AWAITING_MANAGER(8),
    /** The same, after they sent it back. */
    AWAITING_MANAGER_AGAIN(9);

    private static final Situation[] BY_CODE = values();

    private final int code;

    Situation(int code) {
        this.code = code;
    }

    /** The number people of the former product know it by. */
    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException for a code that is none */
    public static Situation of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("No situation has the code " + code);
        }
        return BY_CODE[code];
    }

    /** Whether work on the ticket is over. */
    public boolean over() {
        return this == CANCELLED || this == CLOSED;
    }

    /** Whether it waits for who leads the department to close it or send it back. */
    public boolean awaitsManager() {
        return this == AWAITING_MANAGER || this == AWAITING_MANAGER_AGAIN;
    }

    /** Whether it is the agents' turn: not the customer's, and not that of who leads the department. */
    public boolean awaitsAgent() {
        return !over() && !awaitsManager() && this != AWAITING_CUSTOMER;
    }

    /** What follows when {@code step} happens now; absent when it cannot happen (STM 39.1). */
    public Optional<Situation> after(Step step) {
        return Optional.ofNullable(
                switch (step) {
                    case BIND -> this == NEW ? AWAITING_AGENT : null;
                    case REBIND -> over() || this == NEW ? null : REASSIGNED;
                    case RELEASE -> over() || this == NEW ? null : NEW;
                    case TRANSFER -> over() ? null : REASSIGNED;
                    case TRANSFER_TO_QUEUE -> over() ? null : NEW;
                    case ESCALATE ->
                        switch (this) {
                            case AWAITING_AGENT, AWAITING_CUSTOMER, CUSTOMER_REPLIED, REASSIGNED, ESCALATED ->
                                ESCALATED;
                            default -> null;
                        };
                    case AGENT_REPLY ->
                        switch (this) {
                            case AWAITING_AGENT, AWAITING_CUSTOMER, CUSTOMER_REPLIED, REASSIGNED, ESCALATED ->
                                AWAITING_CUSTOMER;
                            default -> null;
                        };
                    case CUSTOMER_REPLY ->
                        switch (this) {
                            // Nobody's ticket stays with nobody, however often the customer writes.
                            case NEW -> NEW;
                            case CANCELLED, CLOSED -> null;
                            default -> CUSTOMER_REPLIED;
                        };
                    case COMMENT, STATUS -> over() ? null : this;
                    case ASK_TO_CLOSE -> over() || this == NEW || awaitsManager() ? null : AWAITING_MANAGER;
                    case ASK_TO_CLOSE_AGAIN -> over() || this == NEW || awaitsManager() ? null : AWAITING_MANAGER_AGAIN;
                    case CLOSE -> over() ? null : CLOSED;
                    case CANCEL -> over() ? null : CANCELLED;
                    case REOPEN -> this == CLOSED ? CUSTOMER_REPLIED : null;
                    case REOPEN_TO_QUEUE -> this == CLOSED ? NEW : null;
                });
    }

    /** What can happen to a ticket. */
    public enum Step {
        /** An agent takes it, or is given it, from the queue. */
        BIND,
        /** It goes to another agent. */
        REBIND,
        /** It goes back to the queue. */
        RELEASE,
        /** It is passed on to an agent, perhaps of another department. */
        TRANSFER,
        /** It is passed on to the queue of a department. */
        TRANSFER_TO_QUEUE,
        /** Another department is asked for a part of it. */
        ESCALATE,
        AGENT_REPLY,
        CUSTOMER_REPLY,
        COMMENT,
        /** It is given a status, or its status ends. */
        STATUS,
        /** Its agent asks who leads the department to close it. */
        ASK_TO_CLOSE,
        /** They ask once more, after it was sent back. */
        ASK_TO_CLOSE_AGAIN,
        CLOSE,
        CANCEL,
        /** It comes back to the agent it was with. */
        REOPEN,
        /** It comes back with no agent to go to. */
        REOPEN_TO_QUEUE
    }
}
