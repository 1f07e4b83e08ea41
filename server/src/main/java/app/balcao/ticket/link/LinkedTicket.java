package app.balcao.ticket.link;

import app.balcao.ticket.SituationView;
import java.util.UUID;

/**
 * Another ticket that a ticket has to do with.
 *
 * @param relation what the other one is to it, such as that the ticket blocks the other one
 */
public record LinkedTicket(UUID id, long number, String subject, SituationView situation, LinkRelation relation) {}
