package app.balcao.people;

import app.balcao.account.Account;
import app.balcao.account.AccountSettings;
import app.balcao.account.AccountSettings.Identification;
import app.balcao.account.Accounts;
import app.balcao.people.store.PhotoRepository;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.Accent;
import app.balcao.platform.text.Cnpj;
import app.balcao.platform.text.EmailAddress;
import app.balcao.platform.text.WebAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The account's settings, as administrators see and change them (ACC-15, ACC-17). It stands here because the
 * account itself knows nobody, and so no permission either.
 */
@Service
public class AccountAdministration {

    private static final int LONGEST_ADDRESS = 500;
    private static final Pattern PHONE = Pattern.compile("[+]?[0-9 ().-]{8,40}");

    private final Accounts accounts;
    private final PhotoRepository pictures;
    private final Directory directory;
    private final Clock clock;

    AccountAdministration(Accounts accounts, PhotoRepository pictures, Directory directory, Clock clock) {
        this.accounts = accounts;
        this.pictures = pictures;
        this.directory = directory;
        this.clock = clock;
    }

    /** @throws app.balcao.platform.errors.Problem forbidden */
    @Transactional(readOnly = true)
    public Account find(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return accounts.current();
    }

    /** @throws app.balcao.platform.errors.Problem forbidden; validation; version-conflict */
    @Transactional
    public Account change(ActingAgent acting, AccountSettings wanted, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        AccountSettings settings = checked(wanted);
        directory.lock();
        Account before = accounts.current();
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        changeLogo(acting, before.logoId(), settings.logoId());
        Account after = accounts.change(settings, version);
        directory.audit(acting, "account.changed", "account", after.id(), auditable(before), auditable(after));
        directory.changed(Directory.Part.ACCOUNT);
        return after;
    }

    private static AccountSettings checked(AccountSettings wanted) {
        FormChecks checks = new FormChecks();
        String name = checks.name("companyName", wanted.companyName(), Agents.LONGEST_NAME);
        @Nullable String language = checks.language("language", wanted.language());
        checks.timeZone("timeZone", wanted.timeZone());
        checks.range("reopenDays", wanted.reopenDays(), 0, 365);
        checks.range("automaticMailsPerHour", wanted.automaticMailsPerHour(), 1, 100);
        Identification identification = checked(wanted.identification(), checks);
        @Nullable String accent = accent(wanted.accent(), checks);
        checks.done();
        return new AccountSettings(
                name,
                Objects.requireNonNull(language),
                wanted.timeZone(),
                identification,
                accent,
                wanted.logoId(),
                wanted.reopenDays(),
                wanted.confirmByEmail(),
                wanted.takeCopies(),
                wanted.automaticMailsPerHour());
    }

    private static Identification checked(Identification typed, FormChecks checks) {
        return new Identification(
                checks.optional("legalName", typed.legalName(), Agents.LONGEST_NAME),
                checks.optional(
                        "taxId",
                        typed.taxId(),
                        text -> Cnpj.of(text).map(Cnpj::written),
                        "check-digits",
                        "people.cnpj"),
                checks.optional("postalAddress", typed.postalAddress(), LONGEST_ADDRESS),
                checks.optional(
                        "phone",
                        typed.phone(),
                        text -> Optional.of(text.strip())
                                .filter(each -> PHONE.matcher(each).matches()),
                        "pattern",
                        "people.phone"),
                checks.optional("website", typed.website(), WebAddress::typed, "url", "people.website"),
                checks.optional(
                        "supportEmail", typed.supportEmail(), EmailAddress::typed, "email", "people.email.shape"));
    }

    private static @Nullable String accent(@Nullable String typed, FormChecks checks) {
        @Nullable String colour = checks.optional("accent", typed, Accent::of, "pattern", "people.accent.shape");
        if (colour != null && !Accent.isReadable(colour)) {
            checks.add(FieldProblem.of("accent", "contrast", "people.accent.contrast", Accent.readable(colour)));
        }
        return colour;
    }

    private void changeLogo(ActingAgent acting, @Nullable UUID before, @Nullable UUID after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (after != null && !pictures.claim(after, acting.id(), clock.instant())) {
            throw Problem.validation(FieldProblem.of("logoId", "unknown", "people.photo.unknown"));
        }
        if (before != null) {
            pictures.release(before);
        }
    }

    private static Map<String, @Nullable Object> auditable(Account account) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("companyName", account.companyName());
        values.put("legalName", account.legalName());
        values.put("taxId", account.taxId());
        values.put("postalAddress", account.postalAddress());
        values.put("phone", account.phone());
        values.put("website", account.website());
        values.put("supportEmail", account.supportEmail());
        values.put("accent", account.accent());
        values.put("logo", account.logoId());
        values.put("language", account.language());
        values.put("timeZone", account.timeZone());
        values.put("reopenDays", account.reopenDays());
        values.put("confirmByEmail", account.confirmByEmail());
        values.put("takeCopies", account.takeCopies());
        values.put("automaticMailsPerHour", account.automaticMailsPerHour());
        return values;
    }
}
