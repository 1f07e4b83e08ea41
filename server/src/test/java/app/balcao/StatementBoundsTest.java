package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiDocument.Operation;
import app.balcao.TestWorld.World;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every operation on tickets says at its endpoint how many statements it takes at most, and keeps to that. */
@BalcaoTest
class StatementBoundsTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestWorld worlds;

    @Autowired
    private TestStatements statements;

    @Autowired
    private StatementBounds bounds;

    @Test
    void everyOperationOnTicketsKeepsToWhatItsEndpointSays() {
        ApiDocument document = ApiDocument.of(accounts.anonymous());
        Map<String, @Nullable Integer> most = bounds.below("app.balcao.ticket");
        World shared = worlds.create();
        var softly = new SoftAssertions();
        int asked = 0;
        for (Operation operation : document.operations()) {
            if (most.containsKey(operation.name())) {
                softly.assertThat(most.get(operation.name()))
                        .as("%s says how many it takes, by @MostStatements", operation.name())
                        .isNotNull()
                        .isGreaterThanOrEqualTo(taken(
                                document, operation, operation.method().equals("GET") ? shared : worlds.create()));
                asked++;
            }
        }
        softly.assertAll();
        assertThat(asked).isEqualTo(most.size());
    }

    private int taken(ApiDocument document, Operation operation, World world) {
        // The session is looked up now, and remembered.
        world.owner().get("/api/v1/session");
        World own = AccessTable.withOwnFile(document, operation, world.owner(), world);
        return statements
                .during(world.account().id(), () -> AccessTable.ask(document, operation, world.owner(), own, true))
                .size();
    }
}
