package app.balcao.ticket.list;

import app.balcao.ticket.Situation;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The queues of the home page (TAB-1, TAB-3), by whose tickets they hold and in which situations. */
public enum Tab {
    /** Novos Chamados: nobody's yet. */
    NEW("new", Whose.NOBODY, Set.of(Situation.NEW)),
    /** Chamados Respondidos: mine, the customer wrote last. */
    REPLIED("replied", Whose.MINE, Set.of(Situation.CUSTOMER_REPLIED)),
    /** Novos chamados Vinculados: mine, not answered yet. */
    NEWLY_BOUND("newly-bound", Whose.MINE, Set.of(Situation.AWAITING_AGENT)),
    /** Abertos: mine, in hand. */
    OPEN("open", Whose.MINE, InHand.SITUATIONS),
    /** Abertos da equipe. */
    TEAM_OPEN("team-open", Whose.TEAM, InHand.SITUATIONS),
    /** Aguardando ação da equipe: bound, not answered yet. */
    TEAM_WAITING("team-waiting", Whose.TEAM, Set.of(Situation.AWAITING_AGENT));

    /** Whose tickets a queue holds. */
    public enum Whose {
        NOBODY,
        MINE,
        /** Those of the departments the reader leads. */
        TEAM
    }

    private final String key;
    private final Whose whose;
    private final Set<Situation> situations;

    Tab(String key, Whose whose, Set<Situation> situations) {
        this.key = key;
        this.whose = whose;
        this.situations = situations;
    }

    /** What the interface calls it. */
    public String key() {
        return key;
    }

    public Whose whose() {
        return whose;
    }

    public Set<Situation> situations() {
        return situations;
    }

    public static Optional<Tab> ofKey(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    // A class of its own, since the constants above need it while they are made.
    private static final class InHand {

        /** Answered last by us, or come from another agent, or waiting for another department or a manager. */
        static final Set<Situation> SITUATIONS = Set.of(
                Situation.AWAITING_CUSTOMER,
                Situation.REASSIGNED,
                Situation.ESCALATED,
                Situation.AWAITING_MANAGER,
                Situation.AWAITING_MANAGER_AGAIN);
    }
}
