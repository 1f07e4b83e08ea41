package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.ChatWidgets.Opened;
import app.balcao.channel.webchat.Visit;
import app.balcao.channel.webchat.VisitorIdentities;
import app.balcao.channel.webchat.VisitorIdentity;
import app.balcao.channel.webchat.WidgetLimits;
import app.balcao.channel.webchat.WidgetPictures;
import app.balcao.channel.webchat.WidgetSettings;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Attachment;
import app.balcao.platform.files.web.FileAnswer;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What pages with the widget ask for; it is the widget's own and no part of the documented interface. */
@Hidden
@RestController
@RequestMapping("/widget/v1/{key}")
class WidgetController {

    private static final CacheControl PICTURE_CACHE =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final WidgetSettings settings;
    private final VisitorIdentities identities;
    private final WidgetLimits limits;
    private final WidgetPictures pictures;
    private final VisitorPlaces places;

    WidgetController(
            WidgetSettings settings,
            VisitorIdentities identities,
            WidgetLimits limits,
            WidgetPictures pictures,
            VisitorPlaces places) {
        this.settings = settings;
        this.pictures = pictures;
        this.places = places;
        this.identities = identities;
        this.limits = limits;
    }

    record PageBody(
            @Nullable @Size(max = 8000) String url,
            @Nullable @Size(max = 2000) String title) {}

    /**
     * @param visitor the token that the browser was given before
     * @param token who they are, signed by the company's site (WCH-12)
     */
    record Arrival(
            @Nullable @Size(max = 500) String visitor,
            @Nullable String token,
            @Nullable @Valid PageBody page,
            @Nullable @Size(max = 8000) String referrer,
            @Nullable @Size(max = 100) String language,
            @Nullable @Size(max = 100) String timeZone) {}

    /** @param visitor to keep, and to send with whatever this browser asks for from now on */
    record Arrived(String visitor, @Nullable Identity identity) {}

    /** Who they are, where the site said so. */
    record Identity(String name, @Nullable String email) {}

    @GetMapping("/settings")
    WidgetSettings.View settings(@PathVariable String key, @RequestAttribute(WidgetFilter.OPENED) Opened opened) {
        return settings.of(opened);
    }

    // Another picture has another address.
    @GetMapping("/pictures/{id}")
    @Nullable
    ResponseEntity<Resource> picture(@PathVariable String key, @PathVariable UUID id, WebRequest request) {
        Attachment picture = pictures.find(id).orElseThrow(Problem::notFound);
        return request.checkNotModified(FileAnswer.tag(picture))
                ? null
                : FileAnswer.forAnySite(picture, pictures.open(picture), PICTURE_CACHE);
    }

    @PostMapping("/visitors")
    Arrived arrive(@PathVariable String key, @Valid @RequestBody Arrival body, HttpServletRequest request) {
        limits.arrival(request.getRemoteAddr());
        PageBody page = body.page();
        VisitorIdentities.Arrived arrived = identities.arrive(
                body.visitor(),
                body.token(),
                new Visit(
                        new Visit.Page(page == null ? "" : text(page.url()), page == null ? "" : text(page.title())),
                        text(body.language()),
                        text(body.timeZone()),
                        text(body.referrer()),
                        request.getRemoteAddr(),
                        places.of(request),
                        text(request.getHeader(HttpHeaders.USER_AGENT))));
        VisitorIdentity identity = arrived.identity();
        return new Arrived(
                arrived.visitor(), identity == null ? null : new Identity(identity.name(), identity.email()));
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
