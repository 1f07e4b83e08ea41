package app.balcao.platform.realtime;

import java.util.Set;
import java.util.UUID;

/** Hears, every 20 seconds, which agents have a live connection to this node; the module that knows agents listens. */
public interface LiveAgents {

    /** Agents of the current account who are connected now. */
    void heard(Set<UUID> agentIds);
}
