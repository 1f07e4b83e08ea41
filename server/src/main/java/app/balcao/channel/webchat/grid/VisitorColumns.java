package app.balcao.channel.webchat.grid;

import app.balcao.channel.webchat.store.VisitorColumnRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the grid shows of visitors, as each agent has chosen (GRD-2). */
@Service
@Transactional
public class VisitorColumns {

    private final VisitorColumnRepository repository;

    VisitorColumns(VisitorColumnRepository repository) {
        this.repository = repository;
    }

    /** What an agent has chosen, or the usual. @throws Problem forbidden */
    @Transactional(readOnly = true)
    public List<VisitorColumn> of(ActingAgent acting) {
        acting.require(Permission.CHAT_VISITORS);
        return repository.find(acting.id()).orElseGet(VisitorColumn::usual);
    }

    /** Keeps what an agent chooses, instead of what they chose before. @throws Problem forbidden */
    public List<VisitorColumn> choose(ActingAgent acting, List<VisitorColumn> wanted) {
        acting.require(Permission.CHAT_VISITORS);
        List<VisitorColumn> columns = wanted.stream().distinct().sorted().toList();
        repository.save(acting.id(), columns);
        return columns;
    }
}
