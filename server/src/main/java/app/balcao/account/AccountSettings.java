package app.balcao.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators may change of their account; see {@link Account} for what each means. */
public record AccountSettings(
        String companyName,
        String language,
        String timeZone,
        Identification identification,
        @Nullable String accent,
        @Nullable UUID logoId,
        int reopenDays,
        boolean confirmByEmail,
        boolean takeCopies,
        int automaticMailsPerHour) {

    /** What identifies the company, for people to read. */
    public record Identification(
            @Nullable String legalName,
            @Nullable String taxId,
            @Nullable String postalAddress,
            @Nullable String phone,
            @Nullable String website,
            @Nullable String supportEmail) {}
}
