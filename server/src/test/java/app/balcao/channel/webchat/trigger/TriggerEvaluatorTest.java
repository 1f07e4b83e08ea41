package app.balcao.channel.webchat.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.channel.webchat.trigger.ChatTrigger.Action;
import app.balcao.channel.webchat.trigger.ChatTrigger.ChatTriggerForm;
import app.balcao.channel.webchat.trigger.ChatTrigger.Hours;
import app.balcao.channel.webchat.trigger.ChatTrigger.Occasion;
import app.balcao.channel.webchat.trigger.ChatTrigger.Reception;
import app.balcao.channel.webchat.trigger.TriggerCondition.Comparison;
import app.balcao.channel.webchat.trigger.TriggerCondition.Subject;
import app.balcao.channel.webchat.trigger.TriggerEvaluation.Check;
import app.balcao.channel.webchat.trigger.TriggerEvaluation.Kind;
import app.balcao.channel.webchat.trigger.VisitState.Around;
import app.balcao.channel.webchat.trigger.VisitState.Machine;
import app.balcao.channel.webchat.trigger.VisitState.Past;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which trigger fires, without any database: by tables, and for whatever an account has written. */
class TriggerEvaluatorTest {

    private static final UUID SUPPORT = new UUID(0, 7);
    private static final UUID SALES = new UUID(0, 8);
    private static final UUID EXCHANGE = new UUID(0, 9);

    // A Monday; half past nine in the evening in São Paulo is half past midnight of Tuesday in UTC.
    private static final Instant NOON = Instant.parse("2026-03-02T15:00:00Z");

    @ParameterizedTest(name = "{0} {1} {2} -> {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PAGE_URL          | IS           | https://Loja.example/Planos     | true",
                "PAGE_URL          | IS           | https://loja.example/planos/#a  | true",
                "PAGE_URL          | IS           | https://loja.example            | false",
                "PAGE_URL          | IS_NOT       | https://loja.example/planos     | false",
                "PAGE_URL          | CONTAINS     | /PLANOS                         | true",
                "PAGE_URL          | CONTAINS     | /carrinho                       | false",
                "PAGE_URL          | CONTAINS_NOT | /carrinho                       | true",
                "PAGE_URL          | MATCHES      | https://*.example/*             | true",
                "PAGE_URL          | MATCHES      | /planos                         | false",
                "PAGE_URL          | MATCHES      | *                               | true",
                "PAGE_TITLE        | CONTAINS     | plano                           | true",
                "PAGE_TITLE        | IS           | planos                          | false",
                "REFERRER          | CONTAINS     | busca.example                   | true",
                "REFERRER          | IS           | https://busca.example           | false",
                "LANGUAGE          | IS           | pt                              | true",
                "LANGUAGE          | IS           | pt-br                           | true",
                "LANGUAGE          | IS           | p                               | false",
                "LANGUAGE          | IS           | pt-PT                           | false",
                "LANGUAGE          | IS_NOT       | en                              | true",
                "SECONDS_ON_PAGE   | AT_LEAST     | 30                              | true",
                "SECONDS_ON_PAGE   | AT_LEAST     | 31                              | false",
                "SECONDS_ON_PAGE   | AT_MOST      | 30                              | true",
                "SECONDS_ON_PAGE   | AT_MOST      | 29                              | false",
                "SECONDS_ON_SITE   | AT_LEAST     | 90                              | true",
                "SECONDS_ON_SITE   | AT_LEAST     | 91                              | false",
                "PAGES_SEEN        | AT_LEAST     | 4                               | true",
                "PAGES_SEEN        | AT_LEAST     | 5                               | false",
                "VISITS            | AT_MOST      | 1                               | false",
                "VISITS            | AT_LEAST     | 2                               | true",
                "IDENTIFIED        | IS           | false                           | true",
                "IDENTIFIED        | IS           | true                            | false",
                "DEPARTMENT_ONLINE | IS           | 00000000-0000-0000-0000-000000000007 | true",
                "DEPARTMENT_ONLINE | IS           | 00000000-0000-0000-0000-000000000008 | false",
                "DEPARTMENT_ONLINE | IS_NOT       | 00000000-0000-0000-0000-000000000008 | true",
                "SEARCH_WORDS      | IS           | tênis de Corrida                | true",
                "SEARCH_WORDS      | CONTAINS     | tênis                           | true",
                "SEARCH_WORDS      | CONTAINS     | busca                           | false",
                "DEVICE            | IS           | PHONE                           | true",
                "DEVICE            | IS           | TABLET                          | false",
                "COUNTRY           | IS           | BR,PT                           | true",
                "COUNTRY           | IS           | PT,AO                           | false",
                "COUNTRY           | IS_NOT       | BR                              | false",
                "COUNTRY           | IS_NOT       | PT                              | true",
                "DEVICE            | IS_NOT       | COMPUTER                        | true",
                "BROWSER           | IS           | Firefox                         | true",
                "BROWSER           | IS           | Chrome                          | false",
                "SYSTEM            | IS           | Android                         | true",
                "SYSTEM            | IS_NOT       | Android                         | false",
                "QUEUE_LENGTH      | AT_LEAST     | 5                               | true",
                "QUEUE_LENGTH      | AT_MOST      | 4                               | false",
                "LABEL             | IS           | 00000000-0000-0000-0000-000000000009 | true",
                "LABEL             | IS           | 00000000-0000-0000-0000-000000000008 | false",
                "LABEL             | IS_NOT       | 00000000-0000-0000-0000-000000000009 | false",
                "CHAT_REQUESTED    | IS           | true                            | true",
                "CHAT_REQUESTED    | IS           | false                           | false",
            })
    @Rule("GRD-21")
    void eachConditionLooksAtOneThing(Subject subject, Comparison comparison, String value, boolean expected) {
        ChatTrigger trigger = trigger(1, new TriggerCondition(subject, comparison, value));
        TriggerEvaluation found = evaluate(List.of(trigger), state(NOON));
        assertThat(found.fires().isPresent()).isEqualTo(expected);
        assertThat(found.verdicts().getFirst().checks().getLast())
                .isEqualTo(new Check(Kind.CONDITION, new TriggerCondition(subject, comparison, value), expected));
    }

    @Test
    @Rule("GRD-21")
    void theQueueOfOneDepartmentIsOneThing() {
        for (long waiting = 0; waiting < 5; waiting++) {
            var atLeast =
                    new TriggerCondition(Subject.QUEUE_LENGTH, Comparison.AT_LEAST, String.valueOf(waiting), SUPPORT);
            assertThat(evaluate(List.of(trigger(1, atLeast)), state(NOON))
                            .fires()
                            .isPresent())
                    .isEqualTo(waiting <= 3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://busca.example/?q=a+b,https://loja.example/,a b",
        "https://busca.example/?x=1&query=%C3%A1gua,https://loja.example/?utm_term=outra,água",
        "https://busca.example/,https://loja.example/?utm_term=corrida&a=b,corrida",
        "https://busca.example/?q=%ZZ,https://loja.example/,''",
        "android-app://busca,https://loja.example/?termo=x,''",
    })
    @Rule("GRD-21")
    void searchWordsAreWhatTheSearchEngineOrTheAdvertisementTells(String referrer, String page, String words) {
        assertThat(SearchWords.of(referrer, page)).isEqualTo(words);
    }

    // In São Paulo, three hours behind UTC.
    @ParameterizedTest(name = "{0}, days {1}, {2} to {3} -> {4}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "2026-03-02T11:00:00Z | -   | 480  | 1080 | true",
                "2026-03-02T10:59:59Z | -   | 480  | 1080 | false",
                "2026-03-02T20:59:59Z | -   | 480  | 1080 | true",
                "2026-03-02T21:00:00Z | -   | 480  | 1080 | false",
                "2026-03-03T00:30:00Z | 1   | -    | -    | true",
                "2026-03-03T00:30:00Z | 2   | -    | -    | false",
                "2026-03-03T03:00:00Z | 2   | -    | -    | true",
                "2026-03-02T15:00:00Z | 6,7 | -    | -    | false",
                "2026-03-03T04:00:00Z | 1   | 1320 | 120  | true",
                "2026-03-03T05:00:00Z | 1   | 1320 | 120  | false",
                "2026-03-02T04:00:00Z | 1   | 1320 | 120  | false",
                "2026-03-03T01:00:00Z | 1   | 1320 | 120  | true",
                "2026-03-03T02:59:00Z | 1   | 1200 | 1440 | true",
            })
    @Rule("GRD-23")
    void daysAndHoursAreOfItsOwnTimeZone(
            Instant now, @Nullable String days, @Nullable Integer starts, @Nullable Integer ends, boolean expected) {
        List<Integer> weekdays = days == null
                ? List.of()
                : Stream.of(days.split(",")).map(Integer::valueOf).toList();
        Hours hours = starts == null || ends == null ? null : new Hours(starts, ends);
        ChatTrigger trigger = trigger(
                1,
                new ChatTriggerForm(
                        "A",
                        "",
                        true,
                        true,
                        "America/Sao_Paulo",
                        weekdays,
                        hours,
                        List.of(),
                        Action.INVITATION,
                        "Oi",
                        null,
                        null));
        assertThat(evaluate(List.of(trigger), state(now)).fires().isPresent()).isEqualTo(expected);
    }

    @Test
    @Rule({"GRD-20", "GRD-21", "GRD-22", "GRD-26"})
    void theFirstThatFitsFiresAndTheOthersSayWhyNot() {
        ChatTrigger off = trigger(1, with(false, true, Action.INVITATION, null));
        ChatTrigger ran = trigger(3, with(true, true, Action.INVITATION, null));
        ChatTrigger here = trigger(4, with(true, true, Action.REDIRECT, "https://loja.example/PLANOS/"));
        ChatTrigger away = trigger(7, with(true, true, Action.REDIRECT, "https://alheia.example/"));
        ChatTrigger fires = trigger(5, with(true, true, Action.INVITATION, null));
        ChatTrigger later = trigger(6, with(true, false, Action.REDIRECT, "https://loja.example/"));
        ChatTrigger own = trigger(8, with(true, true, Action.REDIRECT, "https://outra.example/"));
        TriggerEvaluation found = TriggerEvaluator.evaluate(
                List.of(off, ran, here, away, fires, later, own), state(NOON), Set.of(ran.id(), later.id()));

        assertThat(found.fires()).contains(fires.id());
        assertThat(found.againInSeconds()).isEmpty();
        assertThat(found.verdicts().stream()
                        .map(each -> each.checks().stream()
                                .filter(check -> !check.holds())
                                .map(Check::kind)
                                .toList())
                        .toList())
                .containsExactly(
                        List.of(Kind.ACTIVE),
                        List.of(Kind.ONCE),
                        List.of(Kind.ELSEWHERE),
                        List.of(Kind.SITE),
                        List.of(),
                        List.of(),
                        List.of());
    }

    @Property
    @Rule("GRD-24")
    void nothingFiresForWhoIsInvitedWaitsOrTalks(@ForAll("accounts") List<ChatTrigger> triggers) {
        TriggerEvaluation found = evaluate(triggers, state(NOON, 30, false));
        assertThat(found.fires()).isEmpty();
        assertThat(found.againInSeconds()).isEmpty();
    }

    @Property
    @Rule("GRD-21")
    void atMostOneFiresAndNoneBeforeItFits(@ForAll("accounts") List<ChatTrigger> triggers) {
        TriggerEvaluation found = evaluate(triggers, state(NOON));
        found.verdicts().forEach(each -> assertThat(each.fits())
                .isEqualTo(each.checks().stream().allMatch(Check::holds)));
        int fired = found.fires()
                .map(id -> triggers.stream().map(ChatTrigger::id).toList().indexOf(id))
                .orElse(triggers.size());
        assertThat(found.verdicts().subList(0, fired)).noneMatch(TriggerEvaluation.Verdict::fits);
    }

    @Property
    @Rule("GRD-25")
    void itFitsWhenItSaysAndNotASecondBefore(
            @ForAll("accounts") List<ChatTrigger> triggers, @ForAll @IntRange(max = 120) int seconds) {
        TriggerEvaluation found = evaluate(triggers, state(NOON, seconds, true));
        if (found.againInSeconds().isPresent()) {
            long again = found.againInSeconds().getAsLong();
            assertThat(evaluate(triggers, state(NOON, seconds + again, true)).fires())
                    .isPresent();
            assertThat(evaluate(triggers, state(NOON, seconds + again - 1, true))
                            .fires())
                    .isEmpty();
        } else if (found.fires().isEmpty()) {
            for (int later = 1; later <= 150; later++) {
                assertThat(evaluate(triggers, state(NOON, seconds + later, true))
                                .fires())
                        .isEmpty();
            }
        }
    }

    @Test
    @Rule({"GRD-25", "GRD-29"})
    void itWaitsOnThePageOnceEverythingElseFits() {
        ChatTrigger waits = trigger(
                1,
                new ChatTriggerForm(
                        "A",
                        "",
                        true,
                        true,
                        "UTC",
                        List.of(),
                        null,
                        List.of(new TriggerCondition(Subject.SECONDS_ON_PAGE, Comparison.AT_LEAST, "20")),
                        Action.INVITATION,
                        "Oi",
                        null,
                        null,
                        new Reception(15, null, null, List.of(), ""),
                        Occasion.PAGE));
        TriggerEvaluation soon = evaluate(List.of(waits), state(NOON, 30, true));
        assertThat(soon.fires()).isEmpty();
        assertThat(soon.verdicts().getFirst().checks()).contains(new Check(Kind.WAIT, null, false));
        assertThat(soon.againInSeconds()).hasValue(5);
        assertThat(evaluate(List.of(waits), state(NOON, 35, true)).fires()).contains(waits.id());
    }

    @Test
    @Rule("GRD-31")
    void itIsLookedAtOnThePageOrAtAClickOnTheButton() {
        ChatTrigger onPage = trigger(1, with(true, false, Action.INVITATION, null));
        ChatTrigger atClick = trigger(2, form(Occasion.CLICK));
        List<ChatTrigger> both = List.of(onPage, atClick);
        VisitState comes = state(NOON);
        VisitState clicks = state(NOON, 30, true, Occasion.CLICK);

        assertThat(evaluate(both, comes).fires()).contains(onPage.id());
        assertThat(evaluate(both, clicks).fires()).contains(atClick.id());
        TriggerEvaluation alone = evaluate(List.of(atClick), comes);
        assertThat(alone.fires()).isEmpty();
        assertThat(alone.againInSeconds()).as("staying does not help").isEmpty();
        assertThat(alone.verdicts().getFirst().checks()).contains(new Check(Kind.OCCASION, null, false));
    }

    @Provide
    Arbitrary<List<ChatTrigger>> accounts() {
        Arbitrary<TriggerCondition> clock = Combinators.combine(
                        Arbitraries.of(Subject.SECONDS_ON_PAGE, Subject.SECONDS_ON_SITE),
                        Arbitraries.of(Comparison.AT_LEAST, Comparison.AT_MOST),
                        Arbitraries.integers().between(0, 120).map(String::valueOf))
                .as(TriggerCondition::new);
        Arbitrary<TriggerCondition> page = Combinators.combine(
                        Arbitraries.of(Comparison.CONTAINS, Comparison.CONTAINS_NOT),
                        Arbitraries.of("/planos", "/carrinho"))
                .as((comparison, value) -> new TriggerCondition(Subject.PAGE_URL, comparison, value));
        Arbitrary<List<TriggerCondition>> conditions =
                Arbitraries.oneOf(clock, clock, page).list().ofMaxSize(4);
        return Combinators.combine(conditions, Arbitraries.of(true, true, true, false), Arbitraries.of(0, 0, 5, 20))
                .as((some, active, waits) -> new ChatTriggerForm(
                        "A",
                        "",
                        active,
                        true,
                        "UTC",
                        List.of(),
                        null,
                        some,
                        Action.INVITATION,
                        "Oi",
                        null,
                        null,
                        new Reception(waits, null, null, List.of(), ""),
                        Occasion.PAGE))
                .list()
                .ofMaxSize(4)
                .map(forms -> IntStream.range(0, forms.size())
                        .mapToObj(each -> trigger(each, forms.get(each)))
                        .toList());
    }

    private static TriggerEvaluation evaluate(List<ChatTrigger> triggers, VisitState state) {
        return TriggerEvaluator.evaluate(triggers, state, Set.of());
    }

    private static ChatTrigger trigger(int place, TriggerCondition condition) {
        return trigger(
                place,
                new ChatTriggerForm(
                        "A",
                        "",
                        true,
                        true,
                        "UTC",
                        List.of(),
                        null,
                        List.of(condition),
                        Action.INVITATION,
                        "Oi",
                        null,
                        null));
    }

    private static ChatTrigger trigger(int place, ChatTriggerForm form) {
        return new ChatTrigger(new UUID(1, place), place, form, 0);
    }

    private static ChatTriggerForm with(boolean active, boolean once, Action action, @Nullable String link) {
        return new ChatTriggerForm("A", "", active, once, "UTC", List.of(), null, List.of(), action, "Oi", null, link);
    }

    private static ChatTriggerForm form(Occasion occasion) {
        return new ChatTriggerForm(
                "A",
                "",
                true,
                false,
                "UTC",
                List.of(),
                null,
                List.of(),
                Action.INVITATION,
                "Oi",
                null,
                null,
                Reception.USUAL,
                occasion);
    }

    private static VisitState state(Instant now) {
        return state(now, 30, true);
    }

    private static VisitState state(Instant now, long secondsOnPage, boolean free) {
        return state(now, secondsOnPage, free, Occasion.PAGE);
    }

    private static VisitState state(Instant now, long secondsOnPage, boolean free, Occasion occasion) {
        return new VisitState(
                "https://loja.example/planos",
                "Nossos Planos",
                "https://busca.example/?q=t%C3%AAnis+de+corrida&x=1",
                "pt-BR",
                "BR",
                secondsOnPage,
                secondsOnPage + 60,
                4,
                2,
                false,
                Machine.of("Mozilla/5.0 (Linux; Android 16; Pixel 9) Gecko/140.0 Firefox/140.0 Mobile"),
                new Past(true, Set.of(EXCHANGE)),
                free,
                occasion,
                new Around(Set.of(SUPPORT), Map.of(SUPPORT, 3, SALES, 2), Set.of("https://outra.example")),
                now);
    }
}
