package app.balcao.channel.email.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ticket a message belongs to (EML-5, OPN-27): by what it answers, else by a token nobody can guess. The
 * number in a subject alone proves nothing. Only a party of the ticket goes on with it; anybody else who holds its
 * mail opens a ticket of their own, linked to it.
 */
public final class Threading {

    /** What is known of mail and tickets. */
    public interface Known {

        /** Tickets that messages we sent or collected belong to, by the messages' ids; unknown ids are left out. */
        Map<String, Candidate> ticketsOfMessages(List<String> messageIds);

        /** The ticket that a token belongs to. */
        @Nullable
        Candidate ticketOfToken(String token);
    }

    /**
     * A ticket that a message may belong to.
     *
     * @param closedAt null while it is open
     * @param mayReopen false for one that ended for good
     * @param parties addresses of those it is between, in lower case
     */
    public record Candidate(
            UUID ticketId, long number, @Nullable Instant closedAt, boolean mayReopen, Set<String> parties) {}

    /** Facts of one message. */
    public record Facts(
            @Nullable String sender,
            List<MailAddress> recipients,
            String subject,
            List<String> inReplyTo,
            List<String> references,
            Instant now,
            int reopenDays) {

        /** Facts of a message as it was read. */
        public static Facts of(IncomingMessage message, @Nullable String sender, Instant now, int reopenDays) {
            List<MailAddress> recipients = new ArrayList<>(message.to());
            recipients.addAll(message.cc());
            recipients.addAll(ways(message));
            return new Facts(
                    sender, recipients, message.subject(), message.inReplyTo(), message.references(), now, reopenDays);
        }
    }

    /** The addresses by which a message came to the mailbox, as servers on its way wrote them down. */
    public static List<MailAddress> ways(IncomingMessage message) {
        List<MailAddress> ways = new ArrayList<>();
        for (String header : List.of("delivered-to", "x-original-to", "envelope-to")) {
            ways.addAll(AddressList.parse(message.headers().all(header)));
        }
        return ways;
    }

    /** What to do with a message. */
    public sealed interface Decision {}

    /** It goes on with a ticket, which comes back when it was closed. */
    public record FollowUp(UUID ticketId, boolean reopens) implements Decision {}

    /** It opens a ticket, linked to another when it goes on from that. */
    public record NewTicket(@Nullable UUID previousTicketId, Why why) implements Decision {}

    /** Why a message opens a ticket. */
    public enum Why {
        NOTHING_KNOWN,
        NOT_A_PARTY,
        CLOSED_TOO_LONG
    }

    private Threading() {}

    public static Decision decide(Facts facts, Known known) {
        Candidate candidate = find(facts, known);
        if (candidate == null) {
            return new NewTicket(null, Why.NOTHING_KNOWN);
        }
        if (facts.sender() == null || !candidate.parties().contains(facts.sender())) {
            return new NewTicket(candidate.ticketId(), Why.NOT_A_PARTY);
        }
        if (candidate.closedAt() == null) {
            return new FollowUp(candidate.ticketId(), false);
        }
        Instant last = candidate.closedAt().plus(Duration.ofDays(facts.reopenDays()));
        boolean inTime = facts.reopenDays() > 0 && !facts.now().isAfter(last);
        return candidate.mayReopen() && inTime
                ? new FollowUp(candidate.ticketId(), true)
                : new NewTicket(candidate.ticketId(), Why.CLOSED_TOO_LONG);
    }

    // The direct answer weighs most, then the nearest ancestor; a ticket of the sender's goes before another's.
    private static @Nullable Candidate find(Facts facts, Known known) {
        List<String> ids = new ArrayList<>(facts.inReplyTo());
        List<String> ancestors = new ArrayList<>(facts.references());
        Collections.reverse(ancestors);
        ids.addAll(ancestors);
        List<Supplier<Map<String, Candidate>>> ways = List.of(
                () -> ids.isEmpty() ? Map.of() : inOrder(ids, known.ticketsOfMessages(ids)),
                () -> byToken(ReplyAddress.tokens(facts.recipients()), known),
                () -> byMark(ReplyAddress.marks(facts.subject()), known));
        Candidate first = null;
        for (Supplier<Map<String, Candidate>> way : ways) {
            for (Candidate candidate : way.get().values()) {
                if (facts.sender() != null && candidate.parties().contains(facts.sender())) {
                    return candidate;
                }
                first = first == null ? candidate : first;
            }
        }
        return first;
    }

    private static Map<String, Candidate> inOrder(List<String> ids, Map<String, Candidate> found) {
        Map<String, Candidate> ordered = new LinkedHashMap<>();
        for (String id : ids) {
            Candidate candidate = found.get(id);
            if (candidate != null) {
                ordered.putIfAbsent(id, candidate);
            }
        }
        return ordered;
    }

    private static Map<String, Candidate> byToken(List<String> tokens, Known known) {
        Map<String, Candidate> found = new LinkedHashMap<>();
        for (String token : tokens) {
            Candidate candidate = known.ticketOfToken(token);
            if (candidate != null) {
                found.put(token, candidate);
            }
        }
        return found;
    }

    private static Map<String, Candidate> byMark(List<ReplyAddress.Mark> marks, Known known) {
        Map<String, Candidate> found = new LinkedHashMap<>();
        for (ReplyAddress.Mark mark : marks) {
            Candidate candidate = known.ticketOfToken(mark.token());
            if (candidate != null && candidate.number() == mark.number()) {
                found.put(mark.token(), candidate);
            }
        }
        return found;
    }
}
