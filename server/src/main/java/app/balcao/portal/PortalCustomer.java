package app.balcao.portal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The authentication of a request that carries a customer's session. It is no agent, and opens nothing of theirs. */
public final class PortalCustomer extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final UUID sessionId;
    private final UUID customerId;
    private final String customerName;
    private final @Nullable String email;

    public PortalCustomer(UUID sessionId, UUID customerId, String customerName, @Nullable String email) {
        super(List.of());
        this.sessionId = sessionId;
        this.customerId = customerId;
        this.customerName = customerName;
        this.email = email;
        setAuthenticated(true);
    }

    public UUID sessionId() {
        return sessionId;
    }

    public UUID customerId() {
        return customerId;
    }

    public String customerName() {
        return customerName;
    }

    /** The address that is written to; null for a customer without one. */
    public @Nullable String email() {
        return email;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return customerId;
    }

    @Override
    public String getName() {
        return customerId.toString();
    }
}
