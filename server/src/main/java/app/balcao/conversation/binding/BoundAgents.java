package app.balcao.conversation.binding;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.Entry;
import app.balcao.conversation.queue.Queue;
import app.balcao.conversation.routing.Choice.Bound;
import app.balcao.conversation.store.BindingRepository;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom a customer's conversations go to before anybody else (BND-11). */
@Component
public class BoundAgents {

    private final BindingRepository repository;

    BoundAgents(BindingRepository repository) {
        this.repository = repository;
    }

    /** The agent that a conversation's customer is bound to in its department, as far as bindings count for it. */
    public Optional<Bound> of(Queue queue, Conversation conversation) {
        return countsFor(conversation) ? of(queue, conversation.customerEmail()) : Optional.empty();
    }

    /** The agent that somebody with this address is bound to, while bindings are on in the department (BND-13, BND-40). */
    public Optional<Bound> of(Queue queue, @Nullable String email) {
        return email == null || !queue.settings().sticky()
                ? Optional.empty()
                : bound(queue.department().id(), email);
    }

    // Who accepted an invitation stays with the agent who invited them (BND-22); who came by a trigger is bound as far
    // as
    // they are known by e-mail (BND-24).
    static boolean countsFor(Conversation conversation) {
        return conversation.customerEmail() != null && conversation.entry() != Entry.INVITATION;
    }

    private Optional<Bound> bound(UUID departmentId, String email) {
        return repository.bound(departmentId, email);
    }
}
