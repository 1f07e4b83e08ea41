package app.balcao.channel.webchat;

import app.balcao.channel.webchat.store.VisitorRepository;
import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers that pages with the widget are looked at with. Each is known by a token that it keeps, of which only the hash
 * is stored; who did not come back within a year is forgotten (WID-4).
 */
@Service
@Transactional
public class Visitors {

    private static final Period REMEMBERED = Period.ofYears(1);

    private final VisitorRepository repository;
    private final Clock clock;

    Visitors(VisitorRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Somebody opens a page.
     *
     * @param token what they were given before; anything else makes them somebody new
     * @return their token
     */
    public String arrive(@Nullable String token, Visit visit) {
        if (token != null) {
            Optional<UUID> known = find(token);
            if (known.isPresent()) {
                repository.visit(known.get(), visit, clock.instant());
                return token;
            }
        }
        byte[] secret = RandomTokens.newSecret();
        UUID id = repository.insert(RandomTokens.hash(secret), visit, clock.instant());
        return RandomTokens.encode(Tenant.id(), id, secret);
    }

    /** Which visitor of the current account a token names. */
    @Transactional(readOnly = true)
    public Optional<UUID> find(String token) {
        return RandomTokens.decode(token)
                .filter(each -> each.accountId().equals(Tenant.id()))
                .flatMap(each -> repository.find(each.id(), each.secretHash()));
    }

    /** They look at another page. */
    public void look(UUID id, Visit.Page page) {
        repository.look(id, page, clock.instant());
    }

    /** Forgets those of the current account who did not come back. */
    public int forget() {
        return repository.removeUnseen(
                clock.instant().atOffset(ZoneOffset.UTC).minus(REMEMBERED).toInstant());
    }
}
