package app.balcao.ldap.web;

import app.balcao.ldap.LdapDirectories;
import app.balcao.ldap.LdapDirectory;
import app.balcao.ldap.LdapDirectory.Protection;
import app.balcao.ldap.LdapForm;
import app.balcao.ldap.LdapTests;
import app.balcao.people.ActingAgent;
import app.balcao.platform.security.ConfirmedRecently;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The account's directory (LDAP, Active Directory). */
@RestController
@RequestMapping("/api/v1/ldap")
class LdapController {

    private final LdapDirectories directories;
    private final LdapTests tests;

    LdapController(LdapDirectories directories, LdapTests tests) {
        this.directories = directories;
        this.tests = tests;
    }

    record LdapBody(
            @NotNull Boolean forAgents,
            @NotNull Boolean forCustomers,
            @NotBlank @Size(max = 250) String host,

            @NotNull @Schema(minimum = "1", maximum = "65535")
            Integer port,

            @NotNull Protection protection,
            @NotNull Boolean verifyCertificate,

            @Size(max = 50_000) @Schema(description = "Certificates in PEM") @Nullable
            String authorities,

            @NotNull @Size(max = 1000) String baseDn,

            @Size(max = 1000) @Schema(description = "Absent to search anonymously") @Nullable
            String bindDn,

            @Size(max = 1000) @Schema(description = "Absent to keep the one there is, for the same server") @Nullable
            String bindPassword,

            @NotBlank @Size(max = 1000) @Schema(description = "With {email} in the place of the address")
            String userFilter,

            @NotNull @Schema(minimum = "1", maximum = "30") Integer timeoutSeconds,
            @NotNull Boolean localFallback) {

        LdapForm form() {
            return new LdapForm(
                    forAgents,
                    forCustomers,
                    host,
                    port,
                    protection,
                    verifyCertificate,
                    authorities,
                    baseDn,
                    bindDn,
                    bindPassword,
                    userFilter,
                    timeoutSeconds,
                    localFallback);
        }
    }

    record LdapTestBody(
            @NotNull @Valid LdapBody directory,

            @NotBlank @Size(max = 250) @Schema(description = "Whom to look for")
            String email,

            @Size(max = 1000) @Schema(description = "Tried as whom is found; it is not kept") @Nullable
            String password) {}

    @GetMapping
    ResponseEntity<LdapDirectory> find(ActingAgent acting) {
        LdapDirectory directory = directories.find(acting);
        return Versions.ok(directory, directory.version());
    }

    @PutMapping
    @ConfirmedRecently
    ResponseEntity<LdapDirectory> change(
            ActingAgent acting,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody LdapBody body) {
        LdapDirectory directory = directories.change(acting, body.form(), Versions.required(ifMatch));
        return Versions.ok(directory, directory.version());
    }

    /** Tries a directory without keeping anything. */
    @PostMapping("/test")
    @ConfirmedRecently
    LdapTests.Result test(ActingAgent acting, @Valid @RequestBody LdapTestBody body) {
        return tests.run(acting, body.directory().form(), body.email(), body.password());
    }
}
