package app.balcao.platform.realtime;

import static app.balcao.schema.Tables.REALTIME_EVENT;
import static app.balcao.schema.Tables.REALTIME_STREAM;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** SQL of the streams whose events are kept here, for the current account. */
@Component
class EventStore {

    // One statement numbers and writes everything. The streams' rows are locked in the order of their names, so
    // that two transactions never wait for each other; `back` counts an event's place from its stream's end.
    private static final String APPEND = """
            with stream as (
                insert into realtime_stream (account_id, topic, last_seq)
                select cast(? as uuid), topic, added
                from unnest(cast(? as text[]), cast(? as int[])) as wanted (topic, added)
                order by topic collate "C"
                on conflict (account_id, topic) do update
                    set last_seq = realtime_stream.last_seq + excluded.last_seq
                returning topic, last_seq
            ), written as (
                insert into realtime_event (account_id, topic, seq, kind, data, created_at)
                select cast(? as uuid), stream.topic, stream.last_seq + event.back, event.kind,
                    cast(event.data as jsonb), cast(? as timestamptz)
                from unnest(cast(? as text[]), cast(? as int[]), cast(? as text[]), cast(? as text[]))
                    as event (topic, back, kind, data)
                join stream on stream.topic = event.topic
            )
            select topic, last_seq from stream""";

    private final DSLContext sql;

    EventStore(DSLContext sql) {
        this.sql = sql;
    }

    /** An event that is not numbered yet. */
    record Draft(String topic, String kind, String data) {}

    /**
     * Numbers and writes events in the running transaction, which must end soon: it holds their streams.
     *
     * @return the events as written, one list per stream
     */
    List<Signal.Events> append(UUID accountId, Collection<Draft> drafts, Instant at) {
        var byTopic = new TreeMap<String, List<Draft>>();
        for (Draft draft : drafts) {
            byTopic.computeIfAbsent(draft.topic(), topic -> new ArrayList<>()).add(draft);
        }
        var topics = byTopic.keySet().toArray(String[]::new);
        var added = byTopic.values().stream().map(List::size).toArray(Integer[]::new);
        var ordered = byTopic.values().stream().flatMap(List::stream).toList();
        var back = new ArrayList<Integer>(ordered.size());
        for (int count : added) {
            for (int place = 1; place <= count; place++) {
                back.add(place - count);
            }
        }
        var last = sql.resultQuery(
                        APPEND,
                        accountId,
                        topics,
                        added,
                        accountId,
                        at.atOffset(ZoneOffset.UTC),
                        ordered.stream().map(Draft::topic).toArray(String[]::new),
                        back.toArray(Integer[]::new),
                        ordered.stream().map(Draft::kind).toArray(String[]::new),
                        ordered.stream().map(Draft::data).toArray(String[]::new))
                .fetchMap(row -> row.get(0, String.class), row -> row.get(1, Long.class));
        return byTopic.entrySet().stream()
                .map(each -> numbered(
                        new Stream(accountId, each.getKey()),
                        each.getValue(),
                        Objects.requireNonNull(last.get(each.getKey())),
                        at))
                .toList();
    }

    private static Signal.Events numbered(Stream stream, List<Draft> drafts, long last, Instant at) {
        var events = new ArrayList<StreamEvent>(drafts.size());
        long seq = last - drafts.size();
        for (Draft draft : drafts) {
            events.add(new StreamEvent(++seq, draft.kind(), draft.data(), at));
        }
        return new Signal.Events(stream, List.copyOf(events));
    }

    /** The number of a topic's last event for the current account, 0 when there is none. */
    long last(String topic) {
        Long last = sql.select(REALTIME_STREAM.LAST_SEQ)
                .from(REALTIME_STREAM)
                .where(REALTIME_STREAM.ACCOUNT_ID.eq(Tenant.id()))
                .and(REALTIME_STREAM.TOPIC.eq(topic))
                .fetchOne(REALTIME_STREAM.LAST_SEQ);
        return last == null ? 0 : last;
    }

    /** The last numbers of several topics; those without events are missing. */
    Map<String, Long> last(Collection<String> topics) {
        return sql.select(REALTIME_STREAM.TOPIC, REALTIME_STREAM.LAST_SEQ)
                .from(REALTIME_STREAM)
                .where(REALTIME_STREAM.ACCOUNT_ID.eq(Tenant.id()))
                .and(REALTIME_STREAM.TOPIC.eq(any(topics.toArray(String[]::new))))
                .fetchMap(REALTIME_STREAM.TOPIC, REALTIME_STREAM.LAST_SEQ);
    }

    /** Up to {@code limit} events of a topic that follow number {@code after}, in order. */
    List<StreamEvent> after(String topic, long after, int limit) {
        return sql.select(REALTIME_EVENT.SEQ, REALTIME_EVENT.KIND, REALTIME_EVENT.DATA, REALTIME_EVENT.CREATED_AT)
                .from(REALTIME_EVENT)
                .where(REALTIME_EVENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(REALTIME_EVENT.TOPIC.eq(topic))
                .and(REALTIME_EVENT.SEQ.gt(after))
                .orderBy(REALTIME_EVENT.SEQ)
                .limit(limit)
                .fetch(row -> new StreamEvent(
                        row.value1(),
                        row.value2(),
                        row.value3().data(),
                        row.value4().toInstant()));
    }

    /** Deletes up to {@code limit} events of the current account made before {@code time}; how many it were. */
    int deleteBefore(Instant time, int limit) {
        return sql.deleteFrom(REALTIME_EVENT)
                .where(row(REALTIME_EVENT.ACCOUNT_ID, REALTIME_EVENT.TOPIC, REALTIME_EVENT.SEQ)
                        .in(select(REALTIME_EVENT.ACCOUNT_ID, REALTIME_EVENT.TOPIC, REALTIME_EVENT.SEQ)
                                .from(REALTIME_EVENT)
                                .where(REALTIME_EVENT.ACCOUNT_ID.eq(Tenant.id()))
                                .and(REALTIME_EVENT.CREATED_AT.lt(time.atOffset(ZoneOffset.UTC)))
                                .orderBy(REALTIME_EVENT.CREATED_AT)
                                .limit(limit)))
                .execute();
    }
}
