package app.balcao.channel.webchat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which customer a visitor is, by the word of the company's own site. @param email null for a customer without one */
public record VisitorIdentity(
        UUID customerId, String name, @Nullable String email) {}
