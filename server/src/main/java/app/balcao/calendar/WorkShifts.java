package app.balcao.calendar;

import app.balcao.calendar.store.WorkShiftRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The account's work shifts (Turnos, SLA-22 to SLA-25), and when they work. */
@Service
public class WorkShifts {

    static final int MOST = 100;
    static final int LONGEST_NAME = 120;

    private final WorkShiftRepository repository;
    private final CalendarNews news;

    WorkShifts(WorkShiftRepository repository, CalendarNews news) {
        this.repository = repository;
        this.news = news;
    }

    /**
     * Whether a shift works at a time.
     *
     * @throws Problem not-found, for a shift that is not the account's
     */
    @Transactional(readOnly = true)
    public boolean isOpen(UUID shiftId, Instant at) {
        return timetable(shiftId, at).isOpen(at);
    }

    /**
     * When a shift works, around a time: three days before it, and a year after.
     *
     * @throws Problem not-found, for a shift that is not the account's
     */
    @Transactional(readOnly = true)
    public Predicate<Instant> hours(UUID shiftId, Instant around) {
        return timetable(shiftId, around)::isOpen;
    }

    /**
     * When the stretch of work that runs at a time ends.
     *
     * @return absent when none runs, or it goes on for more than a year
     * @throws Problem not-found, for a shift that is not the account's
     */
    @Transactional(readOnly = true)
    public Optional<Instant> closesAt(UUID shiftId, Instant at) {
        return timetable(shiftId, at).closesAt(at);
    }

    /**
     * When a shift works next: at that very time if it does.
     *
     * @return absent when it does not within a year
     * @throws Problem not-found, for a shift that is not the account's
     */
    @Transactional(readOnly = true)
    public Optional<Instant> opensAt(UUID shiftId, Instant at) {
        return timetable(shiftId, at).opensAt(at);
    }

    /**
     * How a shift stands at a time.
     *
     * @param changesAt when it closes, or opens again; null when not within a year
     */
    public record State(boolean open, @Nullable Instant changesAt) {}

    /** @throws Problem not-found, for a shift that is not the account's */
    @Transactional(readOnly = true)
    public State state(UUID shiftId, Instant at) {
        Timetable timetable = timetable(shiftId, at);
        boolean open = timetable.isOpen(at);
        return new State(open, (open ? timetable.closesAt(at) : timetable.opensAt(at)).orElse(null));
    }

    /** The account's standard shift. */
    @Transactional(readOnly = true)
    public UUID standard() {
        return repository.standard().orElseThrow(Problem::notFound);
    }

    private Timetable timetable(UUID shiftId, Instant at) {
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        WorkShiftRepository.Hours hours = repository
                .hours(shiftId, day.minusDays(3), day.plusDays(Timetable.DAYS_AHEAD + 3))
                .orElseThrow(Problem::notFound);
        return new Timetable(hours.zone(), hours.windows(), hours.holidays());
    }

    /** All shifts, the standard one first; everybody may see them. */
    @Transactional(readOnly = true)
    public List<WorkShift> list(ActingAgent acting) {
        return repository.list();
    }

    /** @throws Problem not-found */
    @Transactional(readOnly = true)
    public WorkShift find(ActingAgent acting, UUID id) {
        return find(id);
    }

    /** @throws Problem forbidden; validation, also for a taken name; conflict, beyond 100 */
    @Transactional
    public WorkShift create(ActingAgent acting, WorkShiftForm wanted) {
        acting.require(Permission.MANAGE_ACCOUNT);
        repository.lock();
        if (repository.count() >= MOST) {
            throw Problem.conflict("calendar.shift.limit", MOST);
        }
        WorkShiftForm form = checked(wanted);
        UUID id = unique(() -> repository.insert(form));
        if (form.standard()) {
            repository.makeStandard(id);
        }
        WorkShift shift = find(id);
        news.changed(acting, "work-shift.created", "work-shift", id, Map.of(), auditable(shift));
        return shift;
    }

    /**
     * Changes a shift. The standard one stays so until another becomes it (SLA-22).
     *
     * @throws Problem forbidden; not-found; version-conflict; validation, also for a taken name
     */
    @Transactional
    public WorkShift change(ActingAgent acting, UUID id, WorkShiftForm wanted, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        repository.lock();
        WorkShift before = find(id);
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        WorkShiftForm form = checked(wanted);
        if (before.standard() && !form.standard()) {
            throw Problem.validation(FieldProblem.of("standard", "required", "calendar.shift.standard-stays"));
        }
        unique(() -> {
            repository.update(id, form);
            return id;
        });
        if (form.standard()) {
            repository.makeStandard(id);
        }
        WorkShift after = find(id);
        news.changed(acting, "work-shift.changed", "work-shift", id, auditable(before), auditable(after));
        return after;
    }

    /**
     * Removes an extra shift that no agent and no department has (SLA-25).
     *
     * @throws Problem forbidden; not-found; conflict, for the standard one and for one in use
     */
    @Transactional
    public void delete(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        repository.lock();
        WorkShift shift = find(id);
        if (shift.standard()) {
            throw Problem.conflict("calendar.shift.standard");
        }
        try {
            repository.delete(id);
        } catch (DataIntegrityViolationException referred) {
            throw Problem.conflict("calendar.shift.in-use");
        }
        news.changed(acting, "work-shift.deleted", "work-shift", id, auditable(shift), Map.of());
    }

    private WorkShift find(UUID id) {
        return repository.find(id).orElseThrow(Problem::notFound);
    }

    private WorkShiftForm checked(WorkShiftForm form) {
        CalendarChecks checks = new CalendarChecks();
        String name = checks.name("name", form.name(), LONGEST_NAME);
        String zone = checks.timeZone("timeZone", form.timeZone());
        checks.that(!form.windows().isEmpty(), "windows", "required", "calendar.window.none");
        checks.apart("windows[%d].starts", form.windows());
        checks.references("calendarIds[%d]", form.calendarIds(), repository.calendars(form.calendarIds()));
        checks.done();
        return new WorkShiftForm(name, zone, form.standard(), form.windows(), form.calendarIds());
    }

    private static UUID unique(Supplier<UUID> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw Problem.validation(FieldProblem.of("name", "taken", "calendar.shift.taken"));
        }
    }

    private static Map<String, @Nullable Object> auditable(WorkShift shift) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", shift.name());
        values.put("timeZone", shift.timeZone());
        values.put("standard", shift.standard());
        values.put(
                "windows",
                shift.windows().stream()
                        .map(each ->
                                each.day() + " " + DayTime.format(each.span().starts()) + "-"
                                        + DayTime.format(each.span().ends()))
                        .toList());
        values.put(
                "calendars",
                shift.calendars().stream().map(WorkShift.Named::name).toList());
        return values;
    }
}
