package app.balcao.calendar.web;

import app.balcao.calendar.BrazilianHolidays;
import app.balcao.calendar.DayTime;
import app.balcao.calendar.Holiday;
import app.balcao.calendar.HolidayCalendar;
import app.balcao.calendar.HolidayCalendarForm;
import app.balcao.calendar.HolidayCalendars;
import app.balcao.calendar.Span;
import app.balcao.calendar.WorkShift;
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
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Holiday calendars. */
@Tag(name = "Holidays")
@RestController
@RequestMapping("/api/v1/holiday-calendars")
class HolidayCalendarController {

    private final HolidayCalendars calendars;

    HolidayCalendarController(HolidayCalendars calendars) {
        this.calendars = calendars;
    }

    record Body(
            @NotBlank @Size(max = 120) String name,

            @Schema(description = "Where the days come from, once a day; null when they are given")
            @Nullable
            @Size(max = 2000)
            String feedUrl,

            @NotNull @Size(max = 2000) List<@Valid @NotNull DayBody> days) {

        HolidayCalendarForm form() {
            List<FieldProblem> problems = new ArrayList<>();
            List<Holiday> all = new ArrayList<>();
            for (int i = 0; i < days.size(); i++) {
                all.add(days.get(i).holiday("days[" + i + "].", problems));
            }
            if (!problems.isEmpty()) {
                throw Problem.validation(problems);
            }
            return new HolidayCalendarForm(name, feedUrl, all);
        }
    }

    record DayBody(
            @NotNull LocalDate day,

            @Schema(description = "Whether it comes back every year") @NotNull
            Boolean yearly,

            @Schema(description = "Such as 14:00; null for the whole day") @Nullable
            String starts,

            @Nullable String ends,
            @NotBlank @Size(max = 200) String name) {

        Holiday holiday(String path, List<FieldProblem> problems) {
            if (day.getYear() < 1900 || day.getYear() > 2999) {
                problems.add(FieldProblem.of(path + "day", "range", "calendar.day"));
            }
            Span span = starts == null && ends == null
                    ? null
                    : Spans.read(path, starts == null ? "" : starts, ends == null ? "" : ends, problems);
            return new Holiday(day, yearly, span, name);
        }
    }

    record DayView(
            LocalDate day,
            boolean yearly,
            @Nullable String starts,
            @Nullable String ends,
            String name) {

        static DayView of(Holiday holiday) {
            Span span = holiday.span();
            return new DayView(
                    holiday.day(),
                    holiday.yearly(),
                    span == null ? null : DayTime.format(span.starts()),
                    span == null ? null : DayTime.format(span.ends()),
                    holiday.name());
        }
    }

    record View(
            UUID id,
            String name,
            HolidayCalendar.@Nullable Feed feed,
            List<DayView> days,
            List<WorkShift.Named> shifts,
            int version) {

        static View of(HolidayCalendar calendar) {
            return new View(
                    calendar.id(),
                    calendar.name(),
                    calendar.feed(),
                    calendar.days().stream().map(DayView::of).toList(),
                    calendar.shifts(),
                    calendar.version());
        }
    }

    record HolidayCalendarList(List<HolidayCalendar.Summary> items) {}

    record DayList(List<DayView> items) {}

    record DayOffList(List<BrazilianHolidays.DayOff> items) {}

    record FileBody(
            @Schema(description = "What an .ics file holds") @NotBlank @Size(max = 1_000_000)
            String file) {}

    @Operation(summary = "All holiday calendars, without their days")
    @GetMapping
    HolidayCalendarList list(ActingAgent acting) {
        return new HolidayCalendarList(calendars.list(acting));
    }

    @Operation(summary = "Brazil's days off in a year: national holidays and optional ones")
    @GetMapping("/brazil")
    DayOffList brazil(ActingAgent acting, @RequestParam @Min(1900) @Max(2999) int year) {
        return new DayOffList(BrazilianHolidays.of(year));
    }

    @Operation(summary = "The days of an iCalendar file, which is not kept")
    @PostMapping("/read-file")
    DayList readFile(ActingAgent acting, @Valid @RequestBody FileBody body) {
        return new DayList(
                calendars.read(acting, body.file()).stream().map(DayView::of).toList());
    }

    @Operation(summary = "A holiday calendar with its days")
    @GetMapping("/{id}")
    ResponseEntity<View> find(ActingAgent acting, @PathVariable UUID id) {
        return answer(calendars.find(acting, id));
    }

    @Operation(summary = "Add a holiday calendar")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<View> create(ActingAgent acting, @Valid @RequestBody Body body) {
        HolidayCalendar calendar = calendars.create(acting, body.form());
        return ResponseEntity.created(URI.create("/api/v1/holiday-calendars/" + calendar.id()))
                .eTag(Versions.etag(calendar.version()))
                .body(View.of(calendar));
    }

    @Operation(summary = "Change a holiday calendar and its days")
    @PutMapping("/{id}")
    ResponseEntity<View> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Body body) {
        return answer(calendars.change(acting, id, body.form(), Versions.required(ifMatch)));
    }

    @Operation(summary = "Remove a holiday calendar that no shift has")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent acting, @PathVariable UUID id) {
        calendars.delete(acting, id);
    }

    @Operation(summary = "Read a calendar's feed now")
    @PostMapping("/{id}/read-feed")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void readFeed(ActingAgent acting, @PathVariable UUID id) {
        calendars.readFeed(acting, id);
    }

    private static ResponseEntity<View> answer(HolidayCalendar calendar) {
        return Versions.ok(View.of(calendar), calendar.version());
    }
}
