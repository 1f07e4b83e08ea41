package app.balcao.platform.security;

/** The proof that {@link ConfirmedRecently} asks for, where only a part of what an operation does needs it. */
@FunctionalInterface
public interface PresenceProof {

    /** @throws app.balcao.platform.errors.Problem confirmation-required, where the session has no recent one */
    void require();
}
