package app.balcao.channel.email.message;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.channel.email.message.Threading.Candidate;
import app.balcao.channel.email.message.Threading.Decision;
import app.balcao.channel.email.message.Threading.Facts;
import app.balcao.channel.email.message.Threading.FollowUp;
import app.balcao.channel.email.message.Threading.NewTicket;
import app.balcao.channel.email.message.Threading.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The contract of threading. Tickets: 1 is Ana's, open; 2 is Ana's, closed three days ago; 3 is Ana's, closed nine
 * days ago; 4 is Beto's, open; 5 is Ana's, cancelled yesterday. Answers reopen within seven days. Each was sent as
 * out-N@us, and has the token tokenofticketN.
 */
class ThreadingTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @Rule({"EML-5", "OPN-27", "CLS-7"})
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # sender     | in-reply-to       | references            | to                           | subject                     | decision
            ana@x.example | -                 | -                     | suporte@us                   | ajuda                       | new
            ana@x.example | out-1@us          | -                     | suporte@us                   | Re: ajuda                   | follow 1
            ana@x.example | -                 | out-1@us              | suporte@us                   | outro assunto               | follow 1
            ana@x.example | nobody@x          | out-1@us nobody@y     | suporte@us                   | Re: ajuda                   | follow 1
            ana@x.example | out-2@us          | out-1@us out-2@us     | suporte@us                   | Re: ajuda                   | reopen 2
            ana@x.example | -                 | out-1@us out-2@us     | suporte@us                   | Re: ajuda                   | reopen 2
            ana@x.example | out-3@us          | -                     | suporte@us                   | Re: ajuda                   | new after 3 CLOSED_TOO_LONG
            ana@x.example | out-5@us          | -                     | suporte@us                   | Re: ajuda                   | new after 5 CLOSED_TOO_LONG
            ana@x.example | out-4@us          | -                     | suporte@us                   | Re: ajuda                   | new after 4 NOT_A_PARTY
            eva@x.example | out-1@us          | -                     | suporte@us                   | Re: ajuda                   | new after 1 NOT_A_PARTY
            -             | out-1@us          | -                     | suporte@us                   | Re: ajuda                   | new after 1 NOT_A_PARTY
            ana@x.example | -                 | -                     | suporte+tokenofticket1@us    | sem assunto                 | follow 1
            eva@x.example | -                 | -                     | suporte+tokenofticket1@us    | Fwd: ajuda                  | new after 1 NOT_A_PARTY
            ana@x.example | -                 | -                     | suporte+guessedtoken@us      | ajuda                       | new
            ana@x.example | -                 | -                     | suporte@us                   | Re: a [#1-tokenofticket1]   | follow 1
            ana@x.example | -                 | -                     | suporte@us                   | Re: a [#1-guessedtokenx]    | new
            ana@x.example | -                 | -                     | suporte@us                   | Re: a [#9-tokenofticket1]   | new
            ana@x.example | -                 | -                     | suporte@us                   | Re: a [#1]                  | new
            ana@x.example | -                 | -                     | suporte@us                   | chamado #1                  | new
            ana@x.example | -                 | -                     | suporte@us                   | [#4-tokenofticket4]         | new after 4 NOT_A_PARTY
            ana@x.example | out-4@us          | -                     | suporte+tokenofticket1@us    | Re: ajuda                   | follow 1
            ana@x.example | out-4@us out-1@us | -                     | suporte@us                   | Re: ajuda                   | follow 1
            beto@x.example | out-4@us         | -                     | suporte+tokenofticket1@us    | Re: ajuda                   | follow 4
            """)
    void finds_the_ticket(
            @Nullable String sender,
            @Nullable String inReplyTo,
            @Nullable String references,
            String to,
            String subject,
            String decision) {
        Facts facts =
                new Facts(sender, AddressList.parse(List.of(to)), subject, words(inReplyTo), words(references), NOW, 7);
        assertThat(said(Threading.decide(facts, new Tickets()))).isEqualTo(decision);
    }

    @ParameterizedTest
    @Rule("CLS-7")
    @CsvSource({"0,new after 2 CLOSED_TOO_LONG", "2,new after 2 CLOSED_TOO_LONG", "3,reopen 2"})
    void reopening_ends_with_the_days_the_account_gives(int days, String decision) {
        Facts facts = new Facts("ana@x.example", List.of(), "Re", List.of("out-2@us"), List.of(), NOW, days);
        assertThat(said(Threading.decide(facts, new Tickets()))).isEqualTo(decision);
    }

    @Test
    @Rule("CLS-7")
    void an_instant_after_the_last_day_is_too_late() {
        Facts facts = new Facts("ana@x.example", List.of(), "Re", List.of("out-2@us"), List.of(), NOW.plusMillis(1), 3);
        assertThat(said(Threading.decide(facts, new Tickets()))).isEqualTo("new after 2 CLOSED_TOO_LONG");
    }

    private static List<String> words(@Nullable String ids) {
        return ids == null ? List.of() : Arrays.asList(ids.split(" "));
    }

    private static String said(Decision decision) {
        return switch (decision) {
            case FollowUp follow -> (follow.reopens() ? "reopen " : "follow ") + number(follow.ticketId());
            case NewTicket(UUID previous, Why why) when previous != null -> "new after " + number(previous) + " " + why;
            case NewTicket ignored -> "new";
        };
    }

    private static long number(UUID id) {
        return id.getLeastSignificantBits();
    }

    private static final class Tickets implements Threading.Known {

        private final Map<Long, Candidate> tickets = new HashMap<>();

        Tickets() {
            add(1, null, true, "ana@x.example", "ana.souza@y.example");
            add(2, NOW.minus(Duration.ofDays(3)), true, "ana@x.example");
            add(3, NOW.minus(Duration.ofDays(9)), true, "ana@x.example");
            add(4, null, true, "beto@x.example");
            add(5, NOW.minus(Duration.ofDays(1)), false, "ana@x.example");
        }

        private void add(long number, @Nullable Instant closedAt, boolean mayReopen, String... parties) {
            tickets.put(number, new Candidate(new UUID(0, number), number, closedAt, mayReopen, Set.of(parties)));
        }

        @Override
        public Map<String, Candidate> ticketsOfMessages(List<String> messageIds) {
            Map<String, Candidate> found = new HashMap<>();
            tickets.forEach((number, ticket) -> {
                if (messageIds.contains("out-" + number + "@us")) {
                    found.put("out-" + number + "@us", ticket);
                }
            });
            return found;
        }

        @Override
        public @Nullable Candidate ticketOfToken(String token) {
            return token.startsWith("tokenofticket") ? tickets.get(Long.parseLong(token.substring(13))) : null;
        }
    }
}
