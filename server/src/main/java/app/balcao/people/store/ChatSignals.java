package app.balcao.people.store;

import app.balcao.people.ChatSignal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** An agent's choice of how chats are told, as it is stored: by what they switched off, so that what is new is on. */
final class ChatSignals {

    private ChatSignals() {}

    static List<ChatSignal> wanted(String[] muted) {
        List<String> off = Arrays.asList(muted);
        return Arrays.stream(ChatSignal.values())
                .filter(each -> !off.contains(each.name()))
                .toList();
    }

    static String[] muted(Set<ChatSignal> wanted) {
        return Arrays.stream(ChatSignal.values())
                .filter(each -> !wanted.contains(each))
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
