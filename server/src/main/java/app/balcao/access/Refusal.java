package app.balcao.access;

/** Why a sign-in was refused: told to the audit, never to the person who tried (ACC-11). */
enum Refusal {
    UNKNOWN_ACCOUNT,
    ACCOUNT_INACTIVE,
    UNKNOWN_AGENT,
    AGENT_INACTIVE,
    EMAIL_NOT_VALIDATED,
    NO_PASSWORD,
    LOCKED,
    WRONG_PASSWORD
}
