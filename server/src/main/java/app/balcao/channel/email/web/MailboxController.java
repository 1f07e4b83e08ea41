package app.balcao.channel.email.web;

import app.balcao.channel.email.Mailbox;
import app.balcao.channel.email.MailboxForm;
import app.balcao.channel.email.MailboxTestForm;
import app.balcao.channel.email.MailboxTests;
import app.balcao.channel.email.Mailboxes;
import app.balcao.people.ActingAgent;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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

/** The addresses customers write to. */
@Tag(name = "Mailboxes")
@RestController
@RequestMapping("/api/v1/mailboxes")
class MailboxController {

    private final Mailboxes mailboxes;
    private final MailboxTests tests;

    MailboxController(Mailboxes mailboxes, MailboxTests tests) {
        this.mailboxes = mailboxes;
        this.tests = tests;
    }

    /** All of them: an account has few. */
    record MailboxList(List<Mailbox> items) {}

    @Operation(summary = "All mailboxes")
    @GetMapping
    MailboxList list(ActingAgent acting) {
        return new MailboxList(mailboxes.list(acting));
    }

    @Operation(summary = "A mailbox")
    @GetMapping("/{id}")
    ResponseEntity<Mailbox> get(ActingAgent acting, @PathVariable UUID id) {
        Mailbox mailbox = mailboxes.get(acting, id);
        return Versions.ok(mailbox, mailbox.version());
    }

    @Operation(summary = "Add a mailbox")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Mailbox> create(ActingAgent acting, @RequestBody MailboxForm body) {
        Mailbox mailbox = mailboxes.create(acting, body);
        return ResponseEntity.created(URI.create("/api/v1/mailboxes/" + mailbox.id()))
                .eTag(Versions.etag(mailbox.version()))
                .body(mailbox);
    }

    @Operation(summary = "Change a mailbox; absent passwords stay")
    @PutMapping("/{id}")
    ResponseEntity<Mailbox> update(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody MailboxForm body) {
        Mailbox mailbox = mailboxes.update(acting, id, Versions.required(ifMatch), body);
        return Versions.ok(mailbox, mailbox.version());
    }

    @Operation(summary = "Remove a mailbox; its tickets stay")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent acting, @PathVariable UUID id) {
        mailboxes.delete(acting, id);
    }

    @Operation(summary = "Try the servers of a mailbox without saving anything")
    @PostMapping("/test")
    MailboxTests.Results test(ActingAgent acting, @RequestBody MailboxTestForm body) {
        return tests.run(acting, body);
    }

    @Operation(summary = "Collect a mailbox now")
    @PostMapping("/{id}/collect")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void collect(ActingAgent acting, @PathVariable UUID id) {
        mailboxes.collect(acting, id);
    }
}
