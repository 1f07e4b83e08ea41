package app.balcao.customer;

import app.balcao.people.ActingAgent;
import java.util.UUID;

/**
 * A customer is about to be deleted. Who has something of theirs lets go of it in the same transaction, or refuses.
 *
 * @param erase whether nothing is to be kept that tells who they were
 */
public record CustomerDeletion(ActingAgent by, UUID customerId, boolean erase) {}
