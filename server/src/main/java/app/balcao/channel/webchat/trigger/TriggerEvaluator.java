package app.balcao.channel.webchat.trigger;

import app.balcao.channel.webchat.ChatWidget;
import app.balcao.channel.webchat.trigger.ChatTrigger.Action;
import app.balcao.channel.webchat.trigger.ChatTrigger.ChatTriggerForm;
import app.balcao.channel.webchat.trigger.ChatTrigger.Occasion;
import app.balcao.channel.webchat.trigger.TriggerCondition.Comparison;
import app.balcao.channel.webchat.trigger.TriggerEvaluation.Check;
import app.balcao.channel.webchat.trigger.TriggerEvaluation.Kind;
import app.balcao.channel.webchat.trigger.TriggerEvaluation.Verdict;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says which trigger fires for a visitor, and why the others do not (GRD-21). Knows nothing but what it is given. */
final class TriggerEvaluator {

    private TriggerEvaluator() {}

    /**
     * @param triggers in their order
     * @param ran those that have fired for this visitor before
     */
    static TriggerEvaluation evaluate(List<ChatTrigger> triggers, VisitState state, Set<UUID> ran) {
        return new TriggerEvaluation(
                state.free(),
                triggers.stream().map(each -> judge(each, state, ran)).toList());
    }

    private static Verdict judge(ChatTrigger trigger, VisitState state, Set<UUID> ran) {
        ChatTriggerForm form = trigger.form();
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(Kind.ACTIVE, null, form.active()));
        if (form.occasion() != Occasion.PAGE || state.occasion() != Occasion.PAGE) {
            checks.add(new Check(Kind.OCCASION, null, form.occasion() == state.occasion()));
        }
        if (form.once()) {
            checks.add(new Check(Kind.ONCE, null, !ran.contains(trigger.id())));
        }
        time(form, state, checks);
        if (form.action() == Action.REDIRECT) {
            redirect(String.valueOf(form.linkUrl()), state, checks);
        }
        for (TriggerCondition each : form.conditions()) {
            checks.add(new Check(Kind.CONDITION, each, holds(each, state)));
        }
        long waits = form.reception().waitSeconds();
        if (waits > 0) {
            checks.add(new Check(Kind.WAIT, null, state.secondsOnPage() >= since(form, state) + waits));
        }
        boolean fits = checks.stream().allMatch(Check::holds);
        return new Verdict(
                trigger.id(), form.name(), fits, fits ? null : fitsIn(form, checks, state), List.copyOf(checks));
    }

    // A stretch over midnight is of the day that it began on.
    private static void time(ChatTriggerForm form, VisitState state, List<Check> checks) {
        ZonedDateTime there = state.now().atZone(ZoneId.of(form.timeZone()));
        int minute = there.getHour() * 60 + there.getMinute();
        if (!form.weekdays().isEmpty()) {
            boolean yesterday = form.hours() != null && form.hours().begunYesterday(minute);
            int day = (yesterday ? there.minusDays(1) : there).getDayOfWeek().getValue();
            checks.add(new Check(Kind.WEEKDAY, null, form.weekdays().contains(day)));
        }
        if (form.hours() != null) {
            checks.add(new Check(Kind.HOURS, null, form.hours().contains(minute)));
        }
    }

    // Nobody has asked to be taken there, so it is to a place of the account's; and who has arrived is left alone.
    private static void redirect(String to, VisitState state, List<Check> checks) {
        String origin = origin(to);
        boolean own =
                origin.equals(origin(state.pageUrl())) || state.around().sites().contains(origin);
        checks.add(new Check(Kind.ELSEWHERE, null, !page(state.pageUrl()).equals(page(to))));
        checks.add(new Check(Kind.SITE, null, own));
    }

    private static String origin(String address) {
        try {
            URI uri = URI.create(address.strip());
            return uri.getScheme() == null || uri.getHost() == null ? "" : ChatWidget.origin(uri);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** After how many seconds on the page everything else that only time brings was there. */
    private static long since(ChatTriggerForm form, VisitState state) {
        long before = state.secondsOnSite() - state.secondsOnPage();
        return form.conditions().stream()
                .filter(each -> each.subject().isClock() && each.comparison() == Comparison.AT_LEAST)
                .mapToLong(each -> each.subject() == TriggerCondition.Subject.SECONDS_ON_PAGE
                        ? number(each)
                        : number(each) - before)
                .reduce(0, Math::max);
    }

    /** When only time that passes on the page is lacking, and no other condition ends by then: how much. */
    private static @Nullable Long fitsIn(ChatTriggerForm form, List<Check> checks, VisitState state) {
        long wait = 0;
        for (Check each : checks) {
            if (!each.holds() && each.kind() == Kind.WAIT) {
                wait = Math.max(wait, since(form, state) + form.reception().waitSeconds() - state.secondsOnPage());
            } else if (!each.holds()) {
                TriggerCondition condition = each.condition();
                if (condition == null
                        || !condition.subject().isClock()
                        || condition.comparison() != Comparison.AT_LEAST) {
                    return null;
                }
                wait = Math.max(wait, number(condition) - clock(condition, state));
            }
        }
        for (Check each : checks) {
            TriggerCondition condition = each.condition();
            if (condition != null
                    && condition.subject().isClock()
                    && condition.comparison() == Comparison.AT_MOST
                    && clock(condition, state) + wait > number(condition)) {
                return null;
            }
        }
        return wait;
    }

    private static boolean holds(TriggerCondition condition, VisitState state) {
        return switch (condition.subject()) {
            case PAGE_URL -> address(condition, state.pageUrl());
            case PAGE_TITLE -> text(condition, plain(state.pageTitle()), plain(condition.value()));
            case REFERRER -> address(condition, state.referrer());
            case LANGUAGE -> yes(condition, speaks(plain(state.language()), plain(condition.value())));
            case COUNTRY -> yes(condition, List.of(condition.value().split(",")).contains(state.country()));
            case SECONDS_ON_PAGE, SECONDS_ON_SITE -> amount(condition, clock(condition, state));
            case PAGES_SEEN -> amount(condition, state.pagesSeen());
            case VISITS -> amount(condition, state.visits());
            case IDENTIFIED -> state.identified() == Boolean.parseBoolean(condition.value());
            case DEPARTMENT_ONLINE -> yes(condition, contains(state.around().departmentsOnline(), condition.value()));
            case SEARCH_WORDS ->
                text(condition, plain(SearchWords.of(state.referrer(), state.pageUrl())), plain(condition.value()));
            case DEVICE -> yes(condition, state.machine().device().equals(condition.value()));
            case BROWSER -> yes(condition, state.machine().browser().equals(condition.value()));
            case SYSTEM -> yes(condition, state.machine().system().equals(condition.value()));
            case QUEUE_LENGTH ->
                amount(condition, waiting(condition, state.around().waiting()));
            case LABEL -> yes(condition, contains(state.past().labels(), condition.value()));
            case CHAT_REQUESTED -> state.past().requested() == Boolean.parseBoolean(condition.value());
        };
    }

    private static boolean contains(Set<UUID> ids, String id) {
        return ids.stream().anyMatch(each -> each.toString().equals(id));
    }

    private static long waiting(TriggerCondition condition, Map<UUID, Integer> waiting) {
        UUID department = condition.departmentId();
        return department == null
                ? waiting.values().stream().mapToLong(Integer::longValue).sum()
                : waiting.getOrDefault(department, 0);
    }

    private static boolean yes(TriggerCondition condition, boolean so) {
        return so == (condition.comparison() == Comparison.IS);
    }

    private static boolean address(TriggerCondition condition, String address) {
        boolean whole = condition.comparison() == Comparison.IS || condition.comparison() == Comparison.IS_NOT;
        return whole
                ? text(condition, page(address), page(condition.value()))
                : text(condition, plain(address), plain(condition.value()));
    }

    private static boolean text(TriggerCondition condition, String text, String wanted) {
        return switch (condition.comparison()) {
            case IS -> text.equals(wanted);
            case IS_NOT -> !text.equals(wanted);
            case CONTAINS -> text.contains(wanted);
            case CONTAINS_NOT -> !text.contains(wanted);
            case MATCHES -> Wildcard.matches(wanted, text);
            default -> false;
        };
    }

    private static boolean amount(TriggerCondition condition, long amount) {
        return condition.comparison() == Comparison.AT_LEAST
                ? amount >= number(condition)
                : amount <= number(condition);
    }

    private static long clock(TriggerCondition condition, VisitState state) {
        return condition.subject() == TriggerCondition.Subject.SECONDS_ON_PAGE
                ? state.secondsOnPage()
                : state.secondsOnSite();
    }

    private static long number(TriggerCondition condition) {
        return Long.parseLong(condition.value());
    }

    // "pt" is spoken by who reads "pt-BR", not the other way round.
    private static boolean speaks(String language, String wanted) {
        return language.equals(wanted) || language.startsWith(wanted + "-");
    }

    // The place within a page does not count, nor a slash at the end: people copy addresses with and without.
    static String page(String address) {
        String whole = plain(address);
        int place = whole.indexOf('#');
        String bare = place < 0 ? whole : whole.substring(0, place);
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
