package app.balcao.channel.webchat.grid;

import java.util.List;

/** Hears what the visitors of the current account do, such as to have something happen by itself. */
public interface VisitorWatcher {

    /** Whether it wants to know of the account's visitors at all; asked each minute, so it must be cheap. */
    boolean watches();

    /** One came to a page; told within the transaction that notes it. */
    void moved(VisitorMoment moment);

    /** One has opened the chat by its button; told as above. */
    void clicked(VisitorMoment moment);

    /** These have stayed where they are; told each minute on the node that they are connected to, a part of them at a time. */
    void stay(List<VisitorMoment> moments);
}
