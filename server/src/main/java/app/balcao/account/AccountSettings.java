package app.balcao.account;

/** What administrators may change of their account; see {@link Account} for what each means. */
public record AccountSettings(
        String companyName,
        String language,
        String timeZone,
        int reopenDays,
        boolean confirmByEmail,
        int automaticMailsPerHour) {}
