package app.balcao.ticket;

import app.balcao.ticket.store.MessageRepository.NewEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes lines of a ticket's history. */
public final class HistoryLines {

    private static final JsonMapper JSON = JsonMapper.shared();

    private HistoryLines() {}

    public static NewEntry line(HistoryEntry.Kind kind, Actor actor, Map<String, ?> data) {
        return new NewEntry(kind, actor, JSONB.valueOf(JSON.writeValueAsString(data)));
    }

    /** The ticket went to an agent; {@code from} is who had it before. */
    public static NewEntry bound(Actor actor, @Nullable Named from, Named to) {
        Map<String, Named> data = new LinkedHashMap<>();
        if (from != null) {
            data.put("fromAgent", from);
        }
        data.put("toAgent", to);
        return line(HistoryEntry.Kind.BOUND, actor, data);
    }
}
