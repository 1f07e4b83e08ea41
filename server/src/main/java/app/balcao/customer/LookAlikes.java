package app.balcao.customer;

import app.balcao.customer.store.LookAlikeRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds who may be meant already, before somebody adds a customer twice (OPN-11). */
@Service
@Transactional(readOnly = true)
public class LookAlikes {

    private static final int NAME_LENGTH = 3;
    private static final int PHONE_LENGTH = 8;
    private static final int LONGEST = 250;

    private final LookAlikeRepository repository;

    LookAlikes(LookAlikeRepository repository) {
        this.repository = repository;
    }

    /**
     * Customers with the address, the phone number, or a name like that. Who may not see personal data finds them by
     * their names only, since what is found would tell of what is not shown (PRV-3).
     *
     * @throws Problem forbidden
     */
    public List<LookAlike> of(
            ActingAgent acting, @Nullable String name, @Nullable String email, @Nullable String phone) {
        acting.require(Permission.CUSTOMER_VIEW);
        boolean everywhere = acting.may(Permission.CUSTOMER_PERSONAL_VIEW);
        String digits = everywhere && phone != null ? phone.replaceAll("\\D", "") : "";
        return repository.find(
                text(name, NAME_LENGTH),
                everywhere ? text(email == null ? null : email.toLowerCase(Locale.ROOT), 1) : null,
                digits.length() >= PHONE_LENGTH && digits.length() <= LONGEST ? digits : null);
    }

    private static @Nullable String text(@Nullable String typed, int shortest) {
        String text = typed == null ? "" : typed.replace('\u0000', ' ').strip();
        return text.length() < shortest || text.length() > LONGEST ? null : text;
    }
}
