package app.balcao.ticket.sequences;

import static app.balcao.ticket.sequences.TicketModel.DONE;
import static app.balcao.ticket.sequences.TicketModel.UNSEEN;

import app.balcao.ticket.sequences.Expected.Later;
import org.jspecify.annotations.Nullable;

/** The rules of what has its time: schedules, and answers that are sent later. */
final class LaterRules {

    private final TicketModel model;

    LaterRules(TicketModel model) {
        this.model = model;
    }

    int schedule(int actor, int id) {
        int refused = model.ending.inCharge(actor, id);
        Expected ticket = model.live(id);
        if (refused == DONE && ticket != null) {
            ticket.scheduled = true;
            ticket.history.add("SCHEDULED");
        }
        return refused;
    }

    int unschedule(int actor, int id) {
        int refused = model.ending.inCharge(actor, id);
        Expected ticket = model.live(id);
        if (refused != DONE || ticket == null) {
            return refused;
        }
        if (!ticket.scheduled) {
            return UNSEEN;
        }
        ticket.scheduled = false;
        ticket.history.add("UNSCHEDULED");
        return DONE;
    }

    int sendLater(int actor, int id) {
        Expected ticket = model.live(id);
        if (ticket == null || !model.sees(actor, ticket)) {
            return UNSEEN;
        }
        int refused = model.service.mayReply(actor, ticket);
        if (refused == DONE) {
            ticket.later.add(new Later(model.replies++, actor, false));
        }
        return refused;
    }

    /** It is their writer who takes one back. */
    int takeBack(int actor, int id, int serial) {
        Expected ticket = model.tickets.get(id);
        Later reply = reply(ticket, serial);
        if (ticket == null || reply == null || reply.author() != actor) {
            return UNSEEN;
        }
        ticket.later.remove(reply);
        return DONE;
    }

    /** The time of one has come: it is sent as its writer, if they may still answer, and stopped otherwise. */
    int itsTimeComes(int id, int serial) {
        Expected ticket = model.tickets.get(id);
        Later reply = reply(ticket, serial);
        if (ticket == null || reply == null || reply.stopped()) {
            return DONE;
        }
        boolean may = !ticket.trashed
                && !ticket.closed()
                && !ticket.asked()
                && ticket.agent != null
                && model.works(reply.author(), ticket);
        if (may) {
            ticket.later.remove(reply);
            return model.service.answer(ticket, 0);
        }
        ticket.later.set(ticket.later.indexOf(reply), reply.stop());
        return DONE;
    }

    private static @Nullable Later reply(@Nullable Expected ticket, int serial) {
        return ticket == null
                ? null
                : ticket.later.stream()
                        .filter(each -> each.serial() == serial)
                        .findFirst()
                        .orElse(null);
    }
}
