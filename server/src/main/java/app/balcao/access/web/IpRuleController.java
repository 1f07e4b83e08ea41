package app.balcao.access.web;

import app.balcao.access.IpRule;
import app.balcao.access.IpRule.Panel;
import app.balcao.access.IpRules;
import app.balcao.people.ActingAgent;
import app.balcao.platform.security.ConfirmedRecently;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** The addresses from which people may enter. */
@RestController
@RequestMapping("/api/v1/ip-rules")
class IpRuleController {

    private final IpRules rules;

    IpRuleController(IpRules rules) {
        this.rules = rules;
    }

    record IpRuleBody(
            @NotNull Panel panel,

            @NotBlank @Size(max = 60) @Schema(description = "IPv4 or IPv6; a network such as 10.0.0.0/8 will do")
            String firstAddress,

            @Size(max = 60) @Schema(description = "Absent for a single address") @Nullable
            String lastAddress) {

        IpRule.Form form() {
            return new IpRule.Form(panel, firstAddress, lastAddress);
        }
    }

    record IpRuleEffectsBody(
            @NotNull Panel panel,

            @Size(max = 60) @Schema(description = "Absent to only take a rule away") @Nullable
            String firstAddress,

            @Size(max = 60) @Nullable String lastAddress,

            @Schema(description = "The rule that is changed or taken away") @Nullable
            UUID ipRuleId) {

        IpRule.@Nullable Form form() {
            return firstAddress == null ? null : new IpRule.Form(panel, firstAddress, lastAddress);
        }
    }

    record IpRuleList(List<IpRule> items) {}

    @GetMapping
    IpRuleList list(ActingAgent acting) {
        return new IpRuleList(rules.list(acting));
    }

    @GetMapping("/{id}")
    ResponseEntity<IpRule> find(ActingAgent acting, @PathVariable UUID id) {
        IpRule rule = rules.find(acting, id);
        return Versions.ok(rule, rule.version());
    }

    /** What a change would do; it changes nothing. */
    @PostMapping("/effects")
    IpRules.Effects effects(
            ActingAgent acting, @Valid @RequestBody IpRuleEffectsBody body, HttpServletRequest request) {
        return rules.effects(acting, body.panel(), body.form(), body.ipRuleId(), request.getRemoteAddr());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @ConfirmedRecently
    ResponseEntity<IpRule> create(ActingAgent acting, @Valid @RequestBody IpRuleBody body) {
        IpRule rule = rules.create(acting, body.form());
        return ResponseEntity.created(URI.create("/api/v1/ip-rules/" + rule.id()))
                .eTag(Versions.etag(rule.version()))
                .body(rule);
    }

    @PutMapping("/{id}")
    @ConfirmedRecently
    ResponseEntity<IpRule> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody IpRuleBody body) {
        IpRule rule = rules.change(acting, id, body.form(), Versions.required(ifMatch));
        return Versions.ok(rule, rule.version());
    }

    @DeleteMapping("/{id}")
    @ConfirmedRecently
    ResponseEntity<Void> delete(ActingAgent acting, @PathVariable UUID id) {
        rules.delete(acting, id);
        return ResponseEntity.noContent().build();
    }
}
