package app.balcao.demo;

import app.balcao.people.ActingAgent;
import app.balcao.people.TicketStatus.Color;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.TagCatalogue;
import app.balcao.ticket.TicketTag;
import app.balcao.ticket.TicketTagForm;
import app.balcao.ticket.TicketTags;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.list.TicketLists;
import app.balcao.ticket.list.TicketRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What the newest tickets of the demonstration have in common. */
@Component
@ConditionalOnProperty("balcao.demo")
class DemoConnections {

    private static final Map<String, Color> TAGS = Map.of(
            "Garantia", Color.TEAL,
            "Montagem", Color.BLUE,
            "Atraso", Color.ORANGE,
            "Boleto", Color.VIOLET,
            "Cliente recorrente", Color.GRAY);

    private static final Map<String, String> SIGNS = Map.of(
            "garantia", "Garantia",
            "risco", "Garantia",
            "montagem", "Montagem",
            "prazo", "Atraso",
            "atras", "Atraso",
            "boleto", "Boleto");

    private final TagCatalogue catalogue;
    private final TicketTags tags;
    private final TicketLists lists;

    DemoConnections(TagCatalogue catalogue, TicketTags tags, TicketLists lists) {
        this.catalogue = catalogue;
        this.tags = tags;
        this.lists = lists;
    }

    void make(Staff staff) {
        ActingAgent owner = staff.owner();
        if (!catalogue.list(owner).isEmpty()) {
            return;
        }
        TAGS.forEach((name, color) -> catalogue.create(owner, new TicketTagForm(name, color, true)));
        TicketFilter newest = TicketFilter.all(null, TicketFilter.Sort.ACTIVITY, false);
        lists.list(owner, newest, new PageRequest(PageRequest.MAXIMUM_LIMIT, null))
                .items()
                .forEach(row -> tag(owner, row, catalogue.list(owner)));
    }

    private void tag(ActingAgent owner, TicketRow row, List<TicketTag> known) {
        String words = (row.subject() + " " + row.preview()).toLowerCase(Locale.ROOT);
        SIGNS.forEach((sign, name) -> {
            if (words.contains(sign)) {
                known.stream()
                        .filter(each -> each.name().equals(name))
                        .forEach(each -> tags.add(owner, row.id(), each.id(), null));
            }
        });
    }
}
