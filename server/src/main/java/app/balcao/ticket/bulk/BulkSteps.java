package app.balcao.ticket.bulk;

import app.balcao.field.CustomField;
import app.balcao.field.CustomFields;
import app.balcao.field.FieldPlace;
import app.balcao.field.FieldTarget;
import app.balcao.people.ActingAgent;
import app.balcao.ticket.Closing;
import app.balcao.ticket.TicketBinding;
import app.balcao.ticket.TicketChanges;
import app.balcao.ticket.TicketClosing;
import app.balcao.ticket.TicketTags;
import app.balcao.ticket.edit.TicketEdit;
import app.balcao.ticket.edit.TicketEdits;
import app.balcao.ticket.edit.TicketOpeningData;
import app.balcao.ticket.status.AppliedStatuses;
import app.balcao.ticket.transfer.TicketTransfers;
import app.balcao.ticket.transfer.Transfer;
import app.balcao.ticket.trash.TicketTrash;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The actions that can be done with many tickets. */
@Configuration(proxyBeanMethods = false)
class BulkSteps {

    private record Step(TicketBulk.Action action, Work work) implements BulkStep {

        @Override
        public TicketBulk.Outcome apply(ActingAgent acting, UUID ticketId, TicketBulk.Choice choice) {
            work.apply(acting, ticketId, choice);
            return TicketBulk.Outcome.DONE;
        }
    }

    private record Closer(TicketClosing closing, TicketChanges tickets, CustomFields fields) implements BulkStep {

        @Override
        public TicketBulk.Action action() {
            return TicketBulk.Action.CLOSE;
        }

        @Override
        public TicketBulk.Outcome apply(ActingAgent acting, UUID ticketId, TicketBulk.Choice choice) {
            // What other departments ask is not for this ticket.
            Map<UUID, @Nullable Object> given = new HashMap<>(choice.fields());
            if (!given.isEmpty()) {
                FieldPlace place = tickets.find(acting, ticketId).place();
                given.keySet()
                        .retainAll(fields.asked(FieldTarget.TICKET_CLOSING, place).stream()
                                .map(CustomField::id)
                                .collect(Collectors.toSet()));
            }
            boolean closed = closing.close(acting, ticketId, new Closing(choice.reason(), given, choice.work()));
            return closed ? TicketBulk.Outcome.DONE : TicketBulk.Outcome.ASKED;
        }
    }

    @FunctionalInterface
    private interface Work {
        void apply(ActingAgent acting, UUID ticketId, TicketBulk.Choice choice);
    }

    @Bean
    BulkStep bulkBind(TicketBinding binding) {
        return new Step(TicketBulk.Action.BIND, (acting, id, choice) -> {
            UUID agent = choice.agentId();
            if (agent == null) {
                binding.bindSelf(acting, id, null);
            } else {
                binding.bind(acting, id, agent, null);
            }
        });
    }

    @Bean
    BulkStep bulkTransfer(TicketTransfers transfers) {
        return new Step(
                TicketBulk.Action.TRANSFER,
                (acting, id, choice) -> transfers.transfer(
                        acting, id, new Transfer(choice.departmentId(), choice.agentId(), choice.reason())));
    }

    @Bean
    BulkStep bulkStatus(AppliedStatuses statuses) {
        return new Step(
                TicketBulk.Action.STATUS,
                (acting, id, choice) -> statuses.apply(acting, id, choice.statusId(), choice.reason()));
    }

    @Bean
    BulkStep bulkPriority(TicketEdits edits) {
        return new Step(TicketBulk.Action.PRIORITY, (acting, id, choice) -> {
            TicketOpeningData now = edits.opening(acting, id);
            UUID category = now.category() == null ? null : now.category().id();
            edits.edit(
                    acting,
                    id,
                    new TicketEdit(null, null, null, category, choice.priority(), null, null, null, null),
                    now.version());
        });
    }

    @Bean
    BulkStep bulkTags(TicketTags tags) {
        return new Step(TicketBulk.Action.TAGS, (acting, id, choice) -> {
            // Taken away first: there is room for the others then.
            choice.removeTagIds().forEach(tag -> tags.remove(acting, id, tag));
            choice.addTagIds().forEach(tag -> tags.add(acting, id, tag, null));
        });
    }

    @Bean
    BulkStep bulkClose(TicketClosing closing, TicketChanges tickets, CustomFields fields) {
        return new Closer(closing, tickets, fields);
    }

    @Bean
    BulkStep bulkDelete(TicketTrash trash) {
        return new Step(TicketBulk.Action.DELETE, (acting, id, choice) -> trash.discard(acting, id));
    }
}
