package app.balcao.platform.security;

/** The proof that {@link ConfirmedRecently} asks for, where only a part of what an operation does needs it. */
@FunctionalInterface
public interface PresenceProof {

    /**
     * Lets whoever just proved to be there go on.
     *
     * @throws app.balcao.platform.errors.Problem confirmation-required, where the session has no recent proof;
     *     browsers-only, for a program, which can prove nothing of the kind
     */
    void require();
}
