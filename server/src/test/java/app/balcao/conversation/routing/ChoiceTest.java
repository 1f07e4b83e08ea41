package app.balcao.conversation.routing;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.conversation.queue.Distribution;
import app.balcao.conversation.routing.Candidate.Excluded;
import app.balcao.conversation.routing.Choice.Bound;
import app.balcao.conversation.routing.Choice.Question;
import app.balcao.conversation.routing.Decision.BindingUse.Why;
import app.balcao.people.ChatStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is chosen, without any database: by tables, and for whatever a company looks like. */
class ChoiceTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration REST = Duration.ofSeconds(30);
    private static final UUID ANA = new UUID(0, 1);
    private static final UUID CAIO = new UUID(0, 2);
    private static final UUID VERA = new UUID(0, 3);

    // Each line: the rule, then what Ana, Caio and Vera have, as status/automatic/active/most/turn/idle minutes/missed.
    @ParameterizedTest(name = "{0}: {1} | {2} | {3} -> {4}")
    @CsvSource(
            delimiter = '|',
            nullValues = "nobody",
            value = {
                "TURN         | ONLINE/y/0/4/3/0/0 | ONLINE/y/0/4/1/0/0 | ONLINE/y/0/4/2/0/0 | CAIO",
                "TURN         | ONLINE/y/3/4/1/0/0 | ONLINE/y/0/4/2/0/0 | ONLINE/y/0/4/3/0/0 | ANA",
                "TURN         | ONLINE/y/4/4/1/0/0 | ONLINE/y/0/4/2/0/0 | ONLINE/y/0/4/3/0/0 | CAIO",
                "TURN         | BUSY/y/0/4/1/0/0   | ONLINE/n/0/4/2/0/0 | ONLINE/y/0/4/3/0/0 | VERA",
                "TURN         | OFFLINE/y/0/4/1/0/0| BUSY/y/0/4/2/0/0   | ONLINE/n/0/4/3/0/0 | nobody",
                "TURN         | ONLINE/y/0/4/1/0/1 | ONLINE/y/0/4/2/0/0 | ONLINE/y/0/4/3/0/0 | CAIO",
                "TURN         | ONLINE/y/0/4/1/0/1 | ONLINE/y/0/4/2/0/1 | ONLINE/y/0/4/3/0/1 | ANA",
                "LEAST_BUSY   | ONLINE/y/2/4/1/0/0 | ONLINE/y/1/4/3/0/0 | ONLINE/y/1/4/2/0/0 | VERA",
                "LEAST_BUSY   | ONLINE/y/0/1/9/0/0 | ONLINE/y/1/4/1/0/0 | ONLINE/y/1/4/2/0/0 | ANA",
                "LONGEST_IDLE | ONLINE/y/0/4/1/5/0 | ONLINE/y/1/4/2/9/0 | ONLINE/y/0/4/3/7/0 | CAIO",
                "LONGEST_IDLE | ONLINE/y/0/4/2/5/0 | ONLINE/y/0/4/1/5/0 | ONLINE/y/0/4/3/5/0 | CAIO",
                "BY_HAND      | ONLINE/y/0/4/1/0/0 | ONLINE/y/0/4/2/0/0 | ONLINE/y/0/4/3/0/0 | nobody",
            })
    @Rule({"DST-1", "DST-2", "DST-3", "DST-5"})
    void eachRuleChoosesAmongThoseWhoCan(
            Distribution rule, String ana, String caio, String vera, @Nullable String expected) {
        Decision decision = decide(rule, List.of(of(ANA, ana), of(CAIO, caio), of(VERA, vera)), null);
        assertThat(decision.chosen())
                .isEqualTo(
                        expected == null
                                ? null
                                : switch (expected) {
                                    case "ANA" -> ANA;
                                    case "CAIO" -> CAIO;
                                    default -> VERA;
                                });
        assertThat(decision.reason() == null).isEqualTo(expected == null);
        if (expected != null) {
            assertThat(decision.candidates().getFirst().agentId()).isEqualTo(decision.chosen());
        }
    }

    @Test
    @Rule("DST-3")
    void whoHasATurnRingingComesAfterThoseWhoHaveNone() {
        Candidate ringing = of(ANA, "ONLINE/y/1/4/1/0/0", 1);
        Candidate free = of(CAIO, "ONLINE/y/0/4/2/0/0");
        assertThat(decide(Distribution.TURN, List.of(ringing, free), null).chosen())
                .isEqualTo(CAIO);
        assertThat(decide(Distribution.TURN, List.of(ringing), null).chosen()).isEqualTo(ANA);
    }

    @Test
    void whoDidNotAnswerIsLeftAloneWithItForAsLongAsItRings() {
        Candidate ana = of(ANA, "ONLINE/y/0/4/1/0/0").having(1, NOW.minusSeconds(10));
        Decision decision = decide(Distribution.TURN, List.of(ana), null);
        assertThat(decision.chosen()).isNull();
        assertThat(decision.candidates().getFirst().excluded()).isEqualTo(Excluded.MISSED_THIS);
        assertThat(decide(Distribution.TURN, List.of(ana.having(1, NOW.minusSeconds(30))), null)
                        .chosen())
                .isEqualTo(ANA);
    }

    @ParameterizedTest
    @CsvSource({
        "ONLINE/y/0/4/9/0/0, USED",
        "OFFLINE/y/0/4/1/0/0, OFFLINE",
        "BUSY/y/0/4/1/0/0, BUSY",
        "ONLINE/n/0/4/1/0/0, NOT_AUTOMATIC",
        "ONLINE/y/4/4/1/0/0, FULL",
        "ONLINE/y/0/4/1/0/1, MISSED_THIS"
    })
    @Rule({"BND-11", "BND-30", "BND-54", "BND-57", "BND-60"})
    void aBoundAgentComesFirstWhileTheyCan(String vera, Why why) {
        Decision decision = decide(
                Distribution.TURN, List.of(of(ANA, "ONLINE/y/0/4/1/0/0"), of(VERA, vera)), new Bound(VERA, "Vera"));
        assertThat(decision.binding()).isNotNull();
        assertThat(decision.binding().why()).isEqualTo(why);
        assertThat(decision.chosen()).isEqualTo(why == Why.USED ? VERA : ANA);
        assertThat(decision.reason()).isEqualTo(why == Why.USED ? OfferReason.BINDING : OfferReason.TURN);
    }

    @Test
    void aBoundAgentOfAnotherDepartmentIsNotHere() {
        Decision decision = decide(Distribution.TURN, List.of(of(ANA, "ONLINE/y/0/4/1/0/0")), new Bound(VERA, "Vera"));
        assertThat(decision.binding()).isNotNull();
        assertThat(decision.binding().why()).isEqualTo(Why.NOT_HERE);
        assertThat(decision.chosen()).isEqualTo(ANA);
    }

    @Property
    void whoIsChosenCanHaveItAndNobodyIsOnlyWhenNobodyCan(
            @ForAll Distribution rule, @ForAll("companies") List<Candidate> candidates) {
        Decision decision = decide(rule, candidates, null);
        List<Candidate> free =
                candidates.stream().filter(each -> each.unavailable() == null).toList();
        if (decision.rings().isEmpty()) {
            assertThat(rule == Distribution.BY_HAND || free.isEmpty()).isTrue();
        } else {
            assertThat(free).extracting(Candidate::agentId).containsAll(decision.rings());
        }
        assertThat(decision.chosen() == null)
                .isEqualTo(rule == Distribution.RING_ALL || decision.rings().isEmpty());
    }

    @Property
    void theOrderInWhichTheyAreLookedAtDoesNotMatter(
            @ForAll Distribution rule, @ForAll("companies") List<Candidate> candidates, @ForAll long seed) {
        List<Candidate> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(decide(rule, shuffled, null).rings())
                .isEqualTo(decide(rule, candidates, null).rings());
    }

    @Property
    void whoCannotHaveItChangesNothing(@ForAll Distribution rule, @ForAll("companies") List<Candidate> candidates) {
        List<Candidate> free =
                candidates.stream().filter(each -> each.unavailable() == null).toList();
        assertThat(decide(rule, free, null).rings())
                .isEqualTo(decide(rule, candidates, null).rings());
    }

    @Property
    void inTurnEverybodyIsServedOnceBeforeAnybodyIsServedTwice(@ForAll("companies") List<Candidate> candidates) {
        List<Candidate> free = new ArrayList<>(candidates.stream()
                .filter(each -> each.unavailable() == null && each.missed() == 0 && each.ringing() == 0)
                .toList());
        List<UUID> served = new ArrayList<>();
        long end = free.stream().mapToLong(Candidate::turn).max().orElse(0);
        for (int i = 0; i < free.size(); i++) {
            UUID next = decide(Distribution.TURN, free, null).chosen();
            served.add(next);
            end++;
            long last = end;
            free.replaceAll(each -> each.agentId().equals(next) ? withTurn(each, last) : each);
        }
        assertThat(served).doesNotHaveDuplicates().hasSameSizeAs(free);
    }

    @Property
    @Rule("DST-4")
    void whatRingsAtAllRingsAtEverybodyWhoCanHaveItAndHasBeenAskedTheLeast(
            @ForAll("companies") List<Candidate> candidates) {
        List<Candidate> free =
                candidates.stream().filter(each -> each.unavailable() == null).toList();
        int least = free.stream().mapToInt(Candidate::missed).min().orElse(0);
        assertThat(decide(Distribution.RING_ALL, candidates, null).rings())
                .containsExactlyInAnyOrderElementsOf(free.stream()
                        .filter(each -> each.missed() == least)
                        .map(Candidate::agentId)
                        .toList());
    }

    @Test
    @Rule("DST-4")
    void whatAllHaveLeftRingsAgainAtAllTogether() {
        Candidate ana = of(ANA, "ONLINE/y/0/4/1/0/0").having(1, NOW.minusSeconds(45));
        Candidate caio = of(CAIO, "ONLINE/y/0/4/2/0/0");
        assertThat(decide(Distribution.RING_ALL, List.of(ana, caio.having(1, NOW.minusSeconds(20))), null)
                        .rings())
                .as("who declined first waits for the others")
                .isEmpty();
        assertThat(decide(Distribution.RING_ALL, List.of(ana, caio.having(1, NOW.minusSeconds(30))), null)
                        .rings())
                .containsExactly(ANA, CAIO);
        assertThat(decide(Distribution.RING_ALL, List.of(ana, caio), null).rings())
                .as("who has not been asked yet is asked at once")
                .containsExactly(CAIO);
    }

    @Provide
    Arbitrary<List<Candidate>> companies() {
        Arbitrary<Candidate> agent = Combinators.combine(
                        Arbitraries.longs().between(1, 10_000),
                        Arbitraries.of(ChatStatus.values()),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs().between(0, 5),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 2))
                .as((id, status, automatic, active, most, turn, idle, missed) -> new Candidate(
                        new UUID(0, id),
                        "Agente " + id,
                        status,
                        automatic,
                        active,
                        most,
                        0,
                        turn,
                        null,
                        NOW.minus(Duration.ofMinutes(idle)),
                        missed,
                        null));
        return agent.list().ofMaxSize(30).uniqueElements(Candidate::agentId);
    }

    private static Candidate withTurn(Candidate each, long turn) {
        return new Candidate(
                each.agentId(),
                each.name(),
                each.status(),
                each.automatic(),
                each.active(),
                each.most(),
                each.ringing(),
                turn,
                NOW,
                each.idleSince(),
                each.missed(),
                each.lastMissedAt());
    }

    private static Decision decide(Distribution rule, List<Candidate> candidates, @Nullable Bound bound) {
        return Choice.decide(new Question(rule, candidates, bound, NOW, REST));
    }

    private static Candidate of(UUID id, String written) {
        return of(id, written, 0);
    }

    private static Candidate of(UUID id, String written, int ringing) {
        String[] parts = written.strip().split("/");
        return new Candidate(
                id,
                "Agente",
                ChatStatus.valueOf(parts[0]),
                parts[1].equals("y"),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                ringing,
                Long.parseLong(parts[4]),
                null,
                NOW.minus(Duration.ofMinutes(Long.parseLong(parts[5]))),
                Integer.parseInt(parts[6]),
                null);
    }
}
