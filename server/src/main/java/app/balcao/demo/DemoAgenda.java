package app.balcao.demo;

import app.balcao.agenda.ScheduleForm;
import app.balcao.agenda.Schedules;
import app.balcao.people.ActingAgent;
import app.balcao.ticket.list.TicketRow;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What the demonstration's people have agreed with customers for the next days. */
@Component
@ConditionalOnProperty("balcao.demo")
class DemoAgenda {

    private static final List<Appointment> APPOINTMENTS = List.of(
            new Appointment(1, "09:00", "10:30", "Visita ao cliente. Levar o kit de ferragens."),
            new Appointment(1, "14:00", null, "Ligar para confirmar o endereço de entrega."),
            new Appointment(2, "08:30", "12:00", "Montagem no local, com o Tiago."),
            new Appointment(3, "15:00", "16:00", "Reunião por vídeo para escolher o acabamento."),
            new Appointment(5, "10:00", null, ""));

    private final Schedules schedules;
    private final Clock clock;

    DemoAgenda(Schedules schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    /** @param days from today, counting working days */
    private record Appointment(
            int days, String starts, @Nullable String ends, String note) {}

    /** Schedules the newest open tickets of each colleague who has any, as that colleague would. */
    void make(Staff staff, List<TicketRow> oldestFirst) {
        for (Staff.Colleague colleague : staff.colleagues()) {
            ActingAgent agent = colleague.agent();
            List<TicketRow> own = oldestFirst.reversed().stream()
                    .filter(each -> each.closedAt() == null && each.agent() != null)
                    .filter(each -> Objects.requireNonNull(each.agent()).id().equals(agent.id()))
                    .limit(APPOINTMENTS.size())
                    .toList();
            for (int each = 0; each < own.size(); each++) {
                schedule(agent, own.get(each), APPOINTMENTS.get(each));
            }
        }
    }

    private void schedule(ActingAgent agent, TicketRow ticket, Appointment appointment) {
        if (schedules.of(agent, ticket.id()).version() == 0) {
            LocalDate day = workingDay(LocalDate.now(clock.withZone(agent.zone())), appointment.days());
            ScheduleForm form = new ScheduleForm(
                    at(agent, day, appointment.starts()),
                    appointment.ends() == null ? null : at(agent, day, appointment.ends()),
                    appointment.note());
            schedules.schedule(agent, ticket.id(), form, 0);
        }
    }

    private static OffsetDateTime at(ActingAgent agent, LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(agent.zone()).toOffsetDateTime();
    }

    private static LocalDate workingDay(LocalDate today, int days) {
        LocalDate day = today;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }
}
