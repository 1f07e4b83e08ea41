package app.balcao.ticket.sequences;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody tries to do.
 *
 * @param expected does it to a model, and answers with the status that is expected
 * @param real does it to the program, and answers with what it made
 * @param keep remembers what it made
 */
record Attempt(String told, ToIntFunction<TicketModel> expected, Supplier<@Nullable UUID> real, Consumer<UUID> keep) {

    static Attempt of(String told, ToIntFunction<TicketModel> expected, Runnable real) {
        return new Attempt(
                told,
                expected,
                () -> {
                    real.run();
                    return null;
                },
                made -> {});
    }
}
