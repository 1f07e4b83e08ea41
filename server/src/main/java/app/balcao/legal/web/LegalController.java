package app.balcao.legal.web;

import app.balcao.legal.LegalDocument;
import app.balcao.legal.LegalDocuments;
import app.balcao.legal.LegalKind;
import app.balcao.legal.LegalVersion;
import app.balcao.legal.PublicDocument;
import app.balcao.people.ActingAgent;
import app.balcao.platform.web.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Terms of use and privacy policy: for administrators, and for anybody. */
@RestController
@RequestMapping("/api/v1")
class LegalController {

    private final LegalDocuments documents;

    LegalController(LegalDocuments documents) {
        this.documents = documents;
    }

    record DocumentList(List<LegalDocument> items) {}

    record VersionList(List<LegalVersion> items) {}

    record DraftBody(@NotNull @Size(max = 200_000) String html) {}

    record PublishBody(@Nullable @Size(max = 500) String externalUrl) {}

    @GetMapping("/legal-documents")
    DocumentList list(ActingAgent acting) {
        return new DocumentList(documents.list(acting));
    }

    @GetMapping("/legal-documents/{kind}/versions")
    VersionList versions(ActingAgent acting, @PathVariable LegalKind kind) {
        return new VersionList(documents.versions(acting, kind));
    }

    /** Keeps a draft; it does not come into force. */
    @PutMapping("/legal-documents/{kind}/draft")
    ResponseEntity<LegalDocument> draft(
            ActingAgent acting,
            @PathVariable LegalKind kind,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DraftBody body) {
        LegalDocument document = documents.draft(acting, kind, body.html(), Versions.required(ifMatch));
        return Versions.ok(document, document.version());
    }

    /** Puts the draft, and the address outside, into force. */
    @PutMapping("/legal-documents/{kind}")
    ResponseEntity<LegalDocument> publish(
            ActingAgent acting,
            @PathVariable LegalKind kind,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PublishBody body) {
        LegalDocument document = documents.publish(acting, kind, body.externalUrl(), Versions.required(ifMatch));
        return Versions.ok(document, document.version());
    }

    @GetMapping("/public-documents/{account}/{kind}")
    PublicDocument read(@PathVariable String account, @PathVariable LegalKind kind) {
        return documents.read(account, kind);
    }
}
