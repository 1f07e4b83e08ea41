package app.balcao.demo;

import app.balcao.calendar.BrazilianHolidays;
import app.balcao.calendar.Holiday;
import app.balcao.calendar.HolidayCalendarForm;
import app.balcao.calendar.HolidayCalendars;
import app.balcao.calendar.Span;
import app.balcao.calendar.WorkShift;
import app.balcao.calendar.WorkShiftForm;
import app.balcao.calendar.WorkShifts;
import app.balcao.calendar.WorkWindow;
import app.balcao.people.ActingAgent;
import app.balcao.people.Department;
import app.balcao.people.DepartmentForm;
import app.balcao.people.DepartmentForm.DepartmentPlace;
import app.balcao.people.DepartmentSettings;
import app.balcao.people.Departments;
import app.balcao.people.TicketStatus.Color;
import app.balcao.people.TicketStatusForm;
import app.balcao.people.TicketStatuses;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** When the demonstration's people work, and what they tell of how a matter goes; made where missing. */
@Component
@ConditionalOnProperty("balcao.demo")
class DemoHours {

    private static final String ALWAYS = "Chat 24 horas";

    private final WorkShifts shifts;
    private final Departments departments;
    private final HolidayCalendars calendars;
    private final TicketStatuses statuses;
    private final Clock clock;

    DemoHours(
            WorkShifts shifts,
            Departments departments,
            HolidayCalendars calendars,
            TicketStatuses statuses,
            Clock clock) {
        this.shifts = shifts;
        this.departments = departments;
        this.calendars = calendars;
        this.statuses = statuses;
        this.clock = clock;
    }

    void make(Staff staff) {
        if (calendars.list(staff.owner()).isEmpty()) {
            UUID holidays = holidays(staff.owner());
            followHolidays(staff.owner(), holidays);
            saturdays(staff.owner(), holidays);
        }
        if (shifts.list(staff.owner()).stream().noneMatch(each -> each.name().equals(ALWAYS))) {
            openAlways(staff);
        }
        if (statuses.list(staff.owner(), null).isEmpty()) {
            statuses(staff);
        }
    }

    private UUID holidays(ActingAgent owner) {
        int year = LocalDate.now(clock.withZone(DemoCalendar.ZONE)).getYear();
        List<Holiday> days = IntStream.rangeClosed(year, year + 1)
                .mapToObj(BrazilianHolidays::of)
                .flatMap(List::stream)
                .filter(each -> !each.optional())
                .map(each -> new Holiday(each.day(), false, null, each.name()))
                .toList();
        return calendars
                .create(owner, new HolidayCalendarForm("Feriados nacionais", null, days))
                .id();
    }

    private void followHolidays(ActingAgent owner, UUID holidays) {
        WorkShift standard = shifts.find(owner, shifts.standard());
        shifts.change(
                owner,
                standard.id(),
                new WorkShiftForm(standard.name(), null, true, standard.windows(), List.of(holidays)),
                standard.version());
    }

    private void saturdays(ActingAgent owner, UUID holidays) {
        List<WorkWindow> windows = Stream.of(DayOfWeek.values())
                .filter(day -> day != DayOfWeek.SUNDAY)
                .map(day -> new WorkWindow(day, new Span(9 * 60, day == DayOfWeek.SATURDAY ? 15 * 60 : 21 * 60)))
                .toList();
        shifts.create(owner, new WorkShiftForm("Entregas e plantão", null, false, windows, List.of(holidays)));
    }

    // Whoever tries the demonstration at night finds its chat open.
    private void openAlways(Staff staff) {
        List<WorkWindow> windows = Stream.of(DayOfWeek.values())
                .map(day -> new WorkWindow(day, Span.DAY))
                .toList();
        UUID always = shifts.create(staff.owner(), new WorkShiftForm(ALWAYS, null, false, windows, List.of()))
                .id();
        Department department = departments.find(staff.owner(), staff.department(DemoChats.DEPARTMENT));
        DepartmentSettings settings = department.settings();
        departments.change(
                staff.owner(),
                department.id(),
                new DepartmentForm(
                        department.name(),
                        department.active(),
                        department.categories().stream()
                                .map(Department.Named::id)
                                .toList(),
                        department.defaultCategoryId(),
                        department.defaultPriority(),
                        department.categoryRequired(),
                        department.agents().stream()
                                .map(each ->
                                        new DepartmentPlace(each.id(), each.tickets(), each.chat(), each.manager()))
                                .toList(),
                        new DepartmentSettings(
                                settings.chatGreeting(),
                                settings.visibleToCustomers(),
                                settings.acceptsInternalTickets(),
                                settings.offersChat(),
                                settings.offersTickets(),
                                settings.autoAssignment(),
                                settings.mailboxId(),
                                settings.fromName(),
                                settings.replyFooterHtml(),
                                settings.workTimeRequired(),
                                settings.closingByManager(),
                                always,
                                settings.afterChat()),
                        null),
                department.version());
    }

    private void statuses(Staff staff) {
        status(staff, "Em análise", Color.BLUE, false, "Atendimento", "Assistência técnica", "Financeiro");
        status(staff, "Aguardando peça", Color.ORANGE, true, "Assistência técnica");
        status(staff, "Entrega agendada", Color.TEAL, false, "Entregas", "Assistência técnica");
        status(staff, "Aguardando o banco", Color.YELLOW, true, "Financeiro");
    }

    private void status(Staff staff, String name, Color color, boolean pauses, String... departments) {
        List<UUID> ids = Stream.of(departments).map(staff::department).toList();
        statuses.create(staff.owner(), new TicketStatusForm(name, color, true, true, pauses, ids));
    }
}
