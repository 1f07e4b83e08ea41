package app.balcao.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The company as it stands.
 *
 * @param loginName what its people type as Conta when they sign in; never changes
 * @param language tag of the general language (LNG-3)
 * @param timeZone IANA name of the general zone (LNG-7)
 * @param taxId CNPJ, as it is written on paper
 * @param supportEmail where customers may write to, for people to read
 * @param accent colour of the company, as #rrggbb; null for the product's
 * @param logoId picture of the company
 * @param reopenDays days after closing during which a customer's answer reopens a ticket
 * @param confirmByEmail whether a customer gets a confirmation of each ticket opened by e-mail
 * @param takeCopies whether who is in To or Cc of a customer's mail is in copy of its ticket from then on (CC-5)
 * @param automaticMailsPerHour most automatic mails to one address within an hour
 */
public record Account(
        UUID id,
        String loginName,
        String companyName,
        String language,
        String timeZone,
        boolean active,
        @Nullable String legalName,
        @Nullable String taxId,
        @Nullable String postalAddress,
        @Nullable String phone,
        @Nullable String website,
        @Nullable String supportEmail,
        @Nullable String accent,
        @Nullable UUID logoId,
        @Nullable String logoUrl,
        int reopenDays,
        boolean confirmByEmail,
        boolean takeCopies,
        int automaticMailsPerHour,
        int version) {}
