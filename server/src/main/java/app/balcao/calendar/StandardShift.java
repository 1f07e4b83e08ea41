package app.balcao.calendar;

import app.balcao.account.AccountCreated;
import app.balcao.account.Accounts;
import app.balcao.calendar.store.WorkShiftRepository;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import java.time.DayOfWeek;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Every account is born with a standard shift (SLA-22): Monday to Friday, with a pause at noon. */
@Component
class StandardShift {

    private static final List<Span> DAY = List.of(new Span(8 * 60, 12 * 60), new Span(13 * 60, 18 * 60));

    private final Accounts accounts;
    private final WorkShiftRepository repository;
    private final Messages messages;

    StandardShift(Accounts accounts, WorkShiftRepository repository, Messages messages) {
        this.accounts = accounts;
        this.repository = repository;
        this.messages = messages;
    }

    @EventListener
    void on(AccountCreated created) {
        Language language = Language.ofTag(accounts.current().language()).orElse(Language.PT_BR);
        List<WorkWindow> windows = Stream.of(DayOfWeek.values())
                .filter(day -> day.getValue() <= 5)
                .flatMap(day -> DAY.stream().map(span -> new WorkWindow(day, span)))
                .toList();
        UUID id = repository.insert(
                new WorkShiftForm(messages.text(language, "calendar.shift.first"), null, true, windows, List.of()));
        repository.makeStandard(id);
    }
}
