package app.balcao.channel.email.web;

import app.balcao.channel.email.BlockedAddress;
import app.balcao.channel.email.BlockedAddresses;
import app.balcao.people.ActingAgent;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Addresses that may not open tickets by e-mail. */
@Tag(name = "Mailboxes")
@RestController
@RequestMapping("/api/v1/blocked-addresses")
class BlockedAddressController {

    private final BlockedAddresses blocked;

    BlockedAddressController(BlockedAddresses blocked) {
        this.blocked = blocked;
    }

    /** One address, or {@code @domain} for all of a domain. */
    record BlockRequest(@Nullable String address, @Nullable String reason) {}

    @Operation(summary = "Blocked addresses, by address")
    @GetMapping
    Page<BlockedAddress> list(
            ActingAgent acting,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return blocked.list(acting, search, PageRequest.of(limit, cursor));
    }

    @Operation(summary = "Block an address or a domain")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<BlockedAddress> add(ActingAgent acting, @RequestBody BlockRequest body) {
        BlockedAddress added = blocked.add(acting, body.address(), body.reason());
        String path = URLEncoder.encode(added.address(), StandardCharsets.UTF_8);
        return ResponseEntity.created(URI.create("/api/v1/blocked-addresses/" + path))
                .body(added);
    }

    @Operation(summary = "Unblock an address")
    @DeleteMapping("/{address}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(ActingAgent acting, @PathVariable String address) {
        blocked.remove(acting, address);
    }
}
