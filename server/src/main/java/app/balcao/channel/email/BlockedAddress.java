package app.balcao.channel.email;

import java.time.OffsetDateTime;

/**
 * An address that may not open tickets by e-mail (OPN-26, CUS-6).
 *
 * @param address one address, or {@code @domain} for all of a domain
 */
public record BlockedAddress(String address, String reason, OffsetDateTime createdAt) {}
