package app.balcao.platform.realtime;

import java.util.Set;

/** Says which topics guests of one kind may follow; the module that lets them in brings it. */
public interface GuestAuthorizer {

    /** The {@link Guest#kind} it answers for. */
    String kind();

    /** Whether a guest of the current account may follow a topic now. */
    boolean mayFollow(String guestKey, String topic);

    /** Hears, every 20 seconds, which guests of the current account have a live connection to this node. */
    void heard(Set<String> guestKeys);
}
