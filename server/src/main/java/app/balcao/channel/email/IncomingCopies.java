package app.balcao.channel.email;

import app.balcao.account.Accounts;
import app.balcao.channel.email.message.AutomaticMail;
import app.balcao.channel.email.message.IncomingMessage;
import app.balcao.channel.email.message.MailAddress;
import app.balcao.channel.email.message.ReplyAddress;
import app.balcao.channel.email.message.Threading;
import app.balcao.customer.Customer;
import app.balcao.platform.text.EmailAddress;
import app.balcao.ticket.Actor;
import app.balcao.ticket.copy.Addressee;
import app.balcao.ticket.copy.TicketCopies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes whom a customer's mail was sent to besides into copy of its ticket, where the account wants it (CC-5). */
@Component
class IncomingCopies {

    private final TicketCopies copies;
    private final Accounts accounts;

    IncomingCopies(TicketCopies copies, Accounts accounts) {
        this.copies = copies;
        this.accounts = accounts;
    }

    /** Takes those whom a message names, which became part of a ticket, into copy of that. */
    void take(UUID ticketId, IncomingMessage message, MailAddress sender, Customer by) {
        List<Addressee> people = people(message, sender);
        if (!people.isEmpty() && accounts.current().takeCopies()) {
            copies.join(ticketId, people, Actor.customer(by.id(), by.name()));
        }
    }

    private static List<Addressee> people(IncomingMessage message, MailAddress sender) {
        List<MailAddress> named = new ArrayList<>(message.to());
        named.addAll(message.cc());
        Set<String> ours = new HashSet<>();
        // An address by which the mail came to the mailbox, such as one that is handed on to it, is a way to us.
        Threading.ways(message).forEach(each -> ours.add(each.address()));
        Map<String, Addressee> people = new LinkedHashMap<>();
        for (MailAddress each : named) {
            Optional<String> address = EmailAddress.typed(each.address());
            boolean person = !ours.contains(each.address())
                    && AutomaticMail.mayBeAnswered(each.address())
                    && ReplyAddress.tokens(List.of(each)).isEmpty();
            if (person && address.isPresent() && !address.get().equals(sender.address())) {
                people.putIfAbsent(address.get(), new Addressee(each.name(), address.get()));
            }
        }
        return List.copyOf(people.values());
    }
}
