package app.balcao.demo;

import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.TicketKind;
import app.balcao.ticket.copy.CopyForm;
import app.balcao.ticket.copy.TicketCopies;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.list.TicketLists;
import app.balcao.ticket.list.TicketRow;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Who else outside hears of some of the demonstration's newest tickets. */
@Component
@ConditionalOnProperty("balcao.demo")
class DemoCopies {

    private static final int EVERY = 4;

    private static final List<CopyForm> PEOPLE = List.of(
            new CopyForm("julia@menezesarquitetura.example", "Júlia Menezes"),
            new CopyForm("fiscal@prismacontabil.example", "Prisma Contabilidade"),
            new CopyForm("portaria@edificiosolar.example", "Portaria do Edifício Solar"));

    private final TicketCopies copies;
    private final TicketLists lists;

    DemoCopies(TicketCopies copies, TicketLists lists) {
        this.copies = copies;
        this.lists = lists;
    }

    void make(Staff staff) {
        TicketFilter newest = TicketFilter.all(null, TicketFilter.Sort.ACTIVITY, false);
        List<TicketRow> rows =
                lists.list(staff.owner(), newest, new PageRequest(PageRequest.MAXIMUM_LIMIT, null)).items().stream()
                        .filter(each -> each.kind() == TicketKind.EXTERNAL && each.closedAt() == null)
                        .toList();
        for (int i = 0; i < rows.size(); i += EVERY) {
            copies.add(staff.owner(), rows.get(i).id(), PEOPLE.get(i / EVERY % PEOPLE.size()));
        }
    }
}
