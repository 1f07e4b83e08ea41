package app.balcao.access;

/**
 * Who may make API tokens for themselves, besides administrators.
 *
 * @param agentsMayCreate whether every agent may
 */
public record ApiTokenPolicy(boolean agentsMayCreate, int version) {}
