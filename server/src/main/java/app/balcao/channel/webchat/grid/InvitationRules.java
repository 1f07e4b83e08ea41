package app.balcao.channel.webchat.grid;

import app.balcao.channel.webchat.ChatWidget;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.ShortText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be sent to a visitor (GRD-4 to GRD-6). */
final class InvitationRules {

    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_ADDRESS = 2000;

    private InvitationRules() {}

    /** What is sent of what is wanted. @throws Problem validation; conflict, for who attends no chats */
    static InvitationWish check(ActingAgent acting, InvitationWish wish, PresentVisitor visitor, ChatWidget widget) {
        List<FieldProblem> problems = new ArrayList<>();
        String text = wish.text().strip();
        if (ShortText.length(text) > LONGEST_TEXT) {
            problems.add(FieldProblem.of("text", "size", "problem.field.size", 0, LONGEST_TEXT));
        }
        InvitationWish checked =
                switch (wish.kind()) {
                    case INVITATION ->
                        new InvitationWish(wish.kind(), text, null, null, department(acting, wish, problems));
                    case PROMOTION ->
                        new InvitationWish(
                                wish.kind(),
                                text,
                                address("imageUrl", wish.imageUrl(), problems),
                                address("linkUrl", wish.linkUrl(), problems),
                                null);
                    case REDIRECT ->
                        new InvitationWish(wish.kind(), "", null, destination(wish, visitor, widget, problems), null);
                };
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return checked;
    }

    private static @Nullable UUID department(ActingAgent acting, InvitationWish wish, List<FieldProblem> problems) {
        if (acting.chatsIn().isEmpty()) {
            throw Problem.conflict("webchat.invitation.no-department");
        }
        UUID wanted = wish.departmentId();
        if (wanted == null) {
            return acting.chatsIn().stream().sorted().findFirst().orElseThrow();
        }
        if (!acting.chatsIn().contains(wanted)) {
            problems.add(FieldProblem.of("departmentId", "unknown", "problem.field.unknown"));
        }
        return wanted;
    }

    private static @Nullable String address(String field, @Nullable String text, List<FieldProblem> problems) {
        Optional<URI> address = page(text);
        if (address.isEmpty()) {
            problems.add(FieldProblem.of(field, "format", "webchat.address"));
        }
        return address.map(URI::toString).orElse(null);
    }

    // The visitor goes there without having been asked, so only to where they are, or where the company is (GRD-6).
    private static @Nullable String destination(
            InvitationWish wish, PresentVisitor visitor, ChatWidget widget, List<FieldProblem> problems) {
        String address = address("linkUrl", wish.linkUrl(), problems);
        if (address == null) {
            return null;
        }
        String origin = origin(URI.create(address));
        boolean same = page(visitor.page().url())
                .filter(each -> origin(each).equals(origin))
                .isPresent();
        if (!same && widget.sites().stream().noneMatch(origin::equals)) {
            problems.add(FieldProblem.of("linkUrl", "elsewhere", "webchat.redirect.elsewhere"));
        }
        return address;
    }

    private static Optional<URI> page(@Nullable String text) {
        if (text == null || text.length() > LONGEST_ADDRESS) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(text.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean page = scheme.equals("https") || scheme.equals("http");
            return page && uri.getHost() != null && uri.getUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String origin(URI uri) {
        return ChatWidget.origin(uri);
    }
}
