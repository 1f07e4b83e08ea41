package app.balcao.platform.realtime;

import java.util.List;

/**
 * Carries signals between the nodes of one installation.
 *
 * <p>A signal is handed to this node's listener before {@link #send} returns, and reaches the other nodes soon
 * after, in the order in which this node sent it. {@link Signal.Events} may arrive there as {@link
 * Signal.Advanced}. What may have been lost on the way is admitted by {@link Listener#onInterruption}.
 */
interface Broker {

    /** Sends signals to every node. Neither waits for the network nor throws for it. */
    void send(List<Signal> signals);

    /** Names the node's one listener, before anything is sent. */
    void listen(Listener listener);

    /** Takes what arrives; called from several threads at once, and must return quickly. */
    interface Listener {

        void on(Signal signal);

        /** Signals of other nodes may have been missed until now. */
        void onInterruption();
    }
}
