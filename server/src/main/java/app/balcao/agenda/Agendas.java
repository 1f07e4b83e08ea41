package app.balcao.agenda;

import app.balcao.agenda.store.AgendaReads;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agents' agendas: what is scheduled of the tickets they are responsible for (SCH-4). */
@Service
@Transactional(readOnly = true)
public class Agendas {

    private static final Duration LONGEST = Duration.ofDays(62);
    private static final Duration USUAL = Duration.ofDays(7);
    private static final int MOST_OFFERED = 20;

    private final AgendaReads reads;
    private final Clock clock;

    Agendas(AgendaReads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * What an agent's agenda holds from one moment until before another, as far as the reader sees the tickets.
     *
     * @param agentId whose; null for the reader's own
     * @param from null for now
     * @param to null for a week later
     * @throws Problem not-found, for the agenda of somebody whom the reader does not manage; validation
     */
    public Page<AgendaEntry> entries(
            ActingAgent acting,
            @Nullable UUID agentId,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            PageRequest page) {
        OffsetDateTime begin = from == null ? OffsetDateTime.now(clock) : from;
        OffsetDateTime end = to == null ? begin.plus(USUAL) : to;
        if (!end.isAfter(begin) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw Problem.validation(FieldProblem.of("to", "range", "agenda.range", LONGEST.toDays()));
        }
        UUID whose = agentId == null ? acting.id() : agentId;
        if (!whose.equals(acting.id()) && !reads.leads(acting, whose)) {
            throw Problem.notFound();
        }
        return reads.entries(whose, acting.sight(), begin, end, page);
    }

    /** The other agents whose agendas the reader may look at, the first of them by name: of departments they manage, all for administrators. */
    public List<Named> others(ActingAgent acting, @Nullable String search) {
        return reads.led(acting, search == null ? "" : search.strip(), MOST_OFFERED);
    }
}
