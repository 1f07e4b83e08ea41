package app.balcao.agenda.web;

import app.balcao.agenda.LeadTime;
import app.balcao.agenda.LeadTimes;
import app.balcao.people.ActingAgent;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How long before the start agents are told. */
@Tag(name = "Agenda")
@RestController
@RequestMapping("/api/v1")
class LeadTimeController {

    private final LeadTimes leadTimes;

    LeadTimeController(LeadTimes leadTimes) {
        this.leadTimes = leadTimes;
    }

    record LeadTimeRequest(
            @Schema(
                    minimum = "0",
                    maximum = "1440",
                    example = "10",
                    description = "Before the start; of oneself, null follows the account")
            @Nullable
            Integer minutes) {}

    @Operation(summary = "How long before the start agents are told, unless they choose for themselves")
    @GetMapping("/agenda/notice")
    ResponseEntity<LeadTime> ofAccount(ActingAgent acting) {
        return answer(leadTimes.ofAccount(acting));
    }

    @Operation(summary = "Change how long before the start agents are told")
    @PutMapping("/agenda/notice")
    ResponseEntity<LeadTime> changeAccount(
            ActingAgent acting,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody LeadTimeRequest body) {
        return answer(leadTimes.changeAccount(acting, body.minutes(), Versions.required(ifMatch)));
    }

    @Operation(summary = "How long before the start I am told")
    @GetMapping("/me/agenda-notice")
    ResponseEntity<LeadTime> own(ActingAgent acting) {
        return answer(leadTimes.own(acting));
    }

    @Operation(summary = "Choose how long before the start I am told")
    @PutMapping("/me/agenda-notice")
    ResponseEntity<LeadTime> changeOwn(
            ActingAgent acting,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody LeadTimeRequest body) {
        return answer(leadTimes.changeOwn(acting, body.minutes(), Versions.required(ifMatch)));
    }

    private static ResponseEntity<LeadTime> answer(LeadTime leadTime) {
        return Versions.ok(leadTime, leadTime.version());
    }
}
