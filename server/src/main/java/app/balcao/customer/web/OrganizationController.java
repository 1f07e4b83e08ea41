package app.balcao.customer.web;

import app.balcao.customer.Organization;
import app.balcao.customer.OrganizationFields;
import app.balcao.customer.OrganizationRow;
import app.balcao.customer.Organizations;
import app.balcao.people.ActingAgent;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.web.Versions;
import java.net.URI;
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

/** Organizations: list and search, read, create, change, delete. */
@RestController
@RequestMapping("/api/v1/organizations")
class OrganizationController {

    private final Organizations organizations;

    OrganizationController(Organizations organizations) {
        this.organizations = organizations;
    }

    @GetMapping
    Page<OrganizationRow> list(
            ActingAgent agent,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return organizations.list(agent, search, PageRequest.of(limit, cursor));
    }

    @GetMapping("/{id}")
    ResponseEntity<Organization> get(ActingAgent agent, @PathVariable UUID id) {
        Organization organization = organizations.get(agent, id);
        return Versions.ok(organization, organization.version());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Organization> create(ActingAgent agent, @RequestBody OrganizationFields body) {
        Organization organization = organizations.create(agent, body);
        return ResponseEntity.created(URI.create("/api/v1/organizations/" + organization.id()))
                .eTag(Versions.etag(organization.version()))
                .body(organization);
    }

    @PutMapping("/{id}")
    ResponseEntity<Organization> update(
            ActingAgent agent,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody OrganizationFields body) {
        Organization organization = organizations.update(agent, id, Versions.required(ifMatch), body);
        return Versions.ok(organization, organization.version());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent agent, @PathVariable UUID id) {
        organizations.delete(agent, id);
    }
}
