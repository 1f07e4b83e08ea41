package app.balcao.channel.email.web;

import app.balcao.channel.email.IncomingEmail;
import app.balcao.channel.email.IncomingEmails;
import app.balcao.channel.email.OutgoingEmail;
import app.balcao.channel.email.OutgoingEmails;
import app.balcao.people.ActingAgent;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came in and went out. */
@Tag(name = "Mailboxes")
@RestController
@RequestMapping("/api/v1")
class EmailLogController {

    private final IncomingEmails incoming;
    private final OutgoingEmails outgoing;

    EmailLogController(IncomingEmails incoming, OutgoingEmails outgoing) {
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    @Operation(summary = "Collected messages and what became of them, newest first")
    @GetMapping("/incoming-emails")
    Page<IncomingEmail> incoming(
            ActingAgent acting,
            @RequestParam(required = false) IncomingEmail.@Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable UUID mailboxId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return incoming.list(acting, outcome, mailboxId, PageRequest.of(limit, cursor));
    }

    @Operation(summary = "A collected message as it came")
    @GetMapping(value = "/incoming-emails/{id}/source", produces = "message/rfc822")
    ResponseEntity<byte[]> source(ActingAgent acting, @PathVariable UUID id) {
        byte[] source = incoming.source(acting, id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(id + ".eml")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(source);
    }

    @Operation(summary = "Try a message again that was set aside")
    @PostMapping("/incoming-emails/{id}/retry")
    IncomingEmail retryIncoming(ActingAgent acting, @PathVariable UUID id) {
        return incoming.retry(acting, id);
    }

    @Operation(summary = "Mail that went out or must, newest first")
    @GetMapping("/outgoing-emails")
    Page<OutgoingEmail> outgoing(
            ActingAgent acting,
            @RequestParam(required = false) OutgoingEmail.@Nullable State state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return outgoing.list(acting, state, PageRequest.of(limit, cursor));
    }

    @Operation(summary = "Send a mail again that failed")
    @PostMapping("/outgoing-emails/{id}/retry")
    OutgoingEmail retryOutgoing(ActingAgent acting, @PathVariable UUID id) {
        return outgoing.retry(acting, id);
    }
}
