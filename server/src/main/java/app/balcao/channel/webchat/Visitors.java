package app.balcao.channel.webchat;

import app.balcao.channel.webchat.store.VisitorRepository;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers that pages with the widget are looked at with. Each is known by a token that it keeps, of which only the hash
 * is stored; who did not come back within a year is forgotten (WID-4).
 */
@Service
@Transactional
public class Visitors {

    private static final String SCHEME = "Visitor ";
    private static final Period REMEMBERED = Period.ofYears(1);

    private final VisitorRepository repository;
    private final Clock clock;

    Visitors(VisitorRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Somebody opens a page that does not say who they are. Who was a customer on other pages is somebody else here, so that
     * nobody goes on in the name of who signed out.
     *
     * @param token what they were given before; anything else makes them somebody new
     * @return their token
     */
    public String arrive(@Nullable String token, Visit visit) {
        Optional<UUID> known =
                known(token).filter(each -> repository.customer(each).isEmpty());
        known.ifPresent(each -> repository.come(each, visit, clock.instant()));
        return known.isPresent() && token != null ? token : create(null, visit);
    }

    /** A customer opens a page. Who was another customer is somebody new. @return their token */
    public String arriveAs(UUID customerId, @Nullable String token, Visit visit) {
        Optional<UUID> known = known(token).filter(each -> repository.identify(each, customerId));
        known.ifPresent(each -> repository.come(each, visit, clock.instant()));
        return known.isPresent() && token != null ? token : create(customerId, visit);
    }

    private Optional<UUID> known(@Nullable String token) {
        return Optional.ofNullable(token).flatMap(this::find);
    }

    private String create(@Nullable UUID customerId, Visit visit) {
        byte[] secret = RandomTokens.newSecret();
        UUID id = repository.insert(RandomTokens.hash(secret), customerId, visit, clock.instant());
        return RandomTokens.encode(Tenant.id(), id, secret);
    }

    /** Which visitor of the current account a token names. */
    @Transactional(readOnly = true)
    public Optional<UUID> find(String token) {
        return RandomTokens.decode(token)
                .filter(each -> each.accountId().equals(Tenant.id()))
                .flatMap(each -> repository.find(each.id(), each.secretHash()));
    }

    /**
     * Who sends a request, by its {@code Authorization: Visitor …}.
     *
     * @throws Problem unauthorized, when that names no visitor of the current account
     */
    @Transactional(readOnly = true)
    public UUID authorized(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(each -> each.startsWith(SCHEME))
                .flatMap(each -> find(each.substring(SCHEME.length())))
                .orElseThrow(() -> Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in", "webchat.visitor"));
    }

    /** Forgets those of the current account who did not come back. */
    public int forget() {
        return repository.removeUnseen(
                clock.instant().atOffset(ZoneOffset.UTC).minus(REMEMBERED).toInstant());
    }
}
