package app.balcao.channel.email.web;

import app.balcao.channel.email.OutgoingServer;
import app.balcao.channel.email.OutgoingServerForm;
import app.balcao.channel.email.OutgoingServers;
import app.balcao.people.ActingAgent;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
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

/** The account's own way out. */
@Tag(name = "Mailboxes")
@RestController
@RequestMapping("/api/v1/outgoing-server")
class OutgoingServerController {

    private final OutgoingServers servers;

    OutgoingServerController(OutgoingServers servers) {
        this.servers = servers;
    }

    @Operation(summary = "The outgoing server; 404 while none is set")
    @GetMapping
    ResponseEntity<OutgoingServer> get(ActingAgent acting) {
        OutgoingServer server = servers.get(acting);
        return Versions.ok(server, server.version());
    }

    @Operation(summary = "Set the outgoing server; If-Match once one is set, an absent password stays")
    @PutMapping
    ResponseEntity<OutgoingServer> set(
            ActingAgent acting,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody OutgoingServerForm body) {
        Integer version = ifMatch == null ? null : Versions.required(ifMatch);
        OutgoingServer server = servers.set(acting, version, body);
        return Versions.ok(server, server.version());
    }
}
