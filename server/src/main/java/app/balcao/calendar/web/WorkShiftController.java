package app.balcao.calendar.web;

import app.balcao.calendar.DayTime;
import app.balcao.calendar.Span;
import app.balcao.calendar.WorkShift;
import app.balcao.calendar.WorkShiftForm;
import app.balcao.calendar.WorkShifts;
import app.balcao.calendar.WorkWindow;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Work shifts. */
@Tag(name = "Work shifts")
@RestController
@RequestMapping("/api/v1/work-shifts")
class WorkShiftController {

    private final WorkShifts shifts;
    private final Clock clock;

    WorkShiftController(WorkShifts shifts, Clock clock) {
        this.shifts = shifts;
        this.clock = clock;
    }

    record Body(
            @NotBlank @Size(max = 120) String name,
            @Nullable @Size(max = 100) String timeZone,
            @NotNull Boolean standard,
            @NotNull @Size(max = 100) List<@Valid @NotNull WindowBody> windows,
            @NotNull @Size(max = 100) List<@NotNull UUID> calendarIds) {

        WorkShiftForm form() {
            List<FieldProblem> problems = new ArrayList<>();
            List<WorkWindow> all = new ArrayList<>();
            for (int i = 0; i < windows.size(); i++) {
                WindowBody each = windows.get(i);
                Span span = Spans.read("windows[" + i + "].", each.starts(), each.ends(), problems);
                if (span != null) {
                    all.add(new WorkWindow(DayOfWeek.of(each.weekday()), span));
                }
            }
            if (!problems.isEmpty()) {
                throw Problem.validation(problems);
            }
            return new WorkShiftForm(name, timeZone, standard, all, calendarIds);
        }
    }

    record WindowBody(
            @Schema(description = "1 is Monday, 7 is Sunday") @NotNull @Min(1) @Max(7)
            Integer weekday,

            @Schema(description = "Such as 08:00") @NotNull String starts,

            @Schema(description = "Such as 12:00; 24:00 is the end of the day") @NotNull
            String ends) {}

    record View(
            UUID id,
            String name,
            @Nullable String timeZone,
            boolean standard,
            List<WindowView> windows,
            List<WorkShift.Named> calendars,

            @Schema(description = "How many agents may sign in during it only")
            int agents,

            @Schema(description = "Whether it works now") boolean open,

            @Schema(description = "When it closes, or opens again; absent when not within a year") @Nullable
            Instant changesAt,

            int version) {}

    record WindowView(int weekday, String starts, String ends) {}

    record WorkShiftList(List<View> items) {}

    @Operation(summary = "All work shifts, the standard one first")
    @GetMapping
    WorkShiftList list(ActingAgent acting) {
        return new WorkShiftList(shifts.list(acting).stream().map(this::view).toList());
    }

    @Operation(summary = "A work shift")
    @GetMapping("/{id}")
    ResponseEntity<View> find(ActingAgent acting, @PathVariable UUID id) {
        return answer(shifts.find(acting, id));
    }

    @Operation(summary = "Add a work shift")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<View> create(ActingAgent acting, @Valid @RequestBody Body body) {
        WorkShift shift = shifts.create(acting, body.form());
        return ResponseEntity.created(URI.create("/api/v1/work-shifts/" + shift.id()))
                .eTag(Versions.etag(shift.version()))
                .body(view(shift));
    }

    @Operation(summary = "Change a work shift")
    @PutMapping("/{id}")
    ResponseEntity<View> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Body body) {
        return answer(shifts.change(acting, id, body.form(), Versions.required(ifMatch)));
    }

    @Operation(summary = "Remove an extra shift that nobody has")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent acting, @PathVariable UUID id) {
        shifts.delete(acting, id);
    }

    private ResponseEntity<View> answer(WorkShift shift) {
        return Versions.ok(view(shift), shift.version());
    }

    private View view(WorkShift shift) {
        WorkShifts.State state = shifts.state(shift.id(), clock.instant());
        return new View(
                shift.id(),
                shift.name(),
                shift.timeZone(),
                shift.standard(),
                shift.windows().stream()
                        .map(each -> new WindowView(
                                each.day().getValue(),
                                DayTime.format(each.span().starts()),
                                DayTime.format(each.span().ends())))
                        .toList(),
                shift.calendars(),
                shift.agents(),
                state.open(),
                state.changesAt(),
                shift.version());
    }
}
