package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient.Answer;
import app.balcao.ApiDocument.Operation;
import app.balcao.TestWorld.World;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** A form that is sent several times at the same moment, for each operation of the interface that makes something. */
@BalcaoTest
class DoubleSubmitTest {

    private static final int TIMES = 4;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestWorld worlds;

    private WorldsAhead ahead;

    @BeforeEach
    void prepare() {
        ahead = new WorldsAhead(worlds);
    }

    @AfterEach
    void stop() {
        ahead.close();
    }

    @TestFactory
    Stream<DynamicTest> withAKeyOneThingIsMadeAndWithoutOneNoneByHalves() {
        ApiDocument document = ApiDocument.of(accounts.anonymous());
        List<Operation> making = document.operations().stream()
                .filter(each -> each.method().equals("POST"))
                .filter(each -> each.node().path("responses").has("201") && each.hasJsonBody())
                // What an authenticator says of a challenge cannot be made up: PasskeyTest has one.
                .filter(each -> !each.path().equals("/passkeys"))
                .toList();
        assertThat(making).extracting(Operation::path).contains("/tickets", "/tickets/{id}/replies", "/customers");
        return making.stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    withAKey(document, ahead.next(), each);
                    withoutOne(document, ahead.next(), each);
                }));
    }

    private void withAKey(ApiDocument document, World world, Operation operation) throws Exception {
        SampleRequest sample = new SampleRequest(document, world);
        List<Answer> answers = sent(
                world,
                sample.address(operation),
                sample.body(operation),
                UUID.randomUUID().toString());

        assertThat(answers).as(operation.name()).allSatisfy(each -> assertThat(each.status())
                .as(each.json().toString())
                .isEqualTo(201));
        boolean secret = answers.stream().anyMatch(Answer::isSecret);
        assertThat(answers)
                .extracting(each -> secret ? each.header("Location") : each.json())
                .containsOnly(
                        secret
                                ? answers.getFirst().header("Location")
                                : answers.getFirst().json());
        assertThat(answers)
                .as("answers given again")
                .filteredOn(each -> each.header("Idempotency-Replayed").equals("true"))
                .hasSize(TIMES - 1);
    }

    private void withoutOne(ApiDocument document, World world, Operation operation) throws Exception {
        SampleRequest sample = new SampleRequest(document, world);
        List<Answer> answers = sent(world, sample.address(operation), sample.body(operation), null);

        assertThat(answers).allSatisfy(each -> assertThat(each.status())
                .as(operation.name() + each.json())
                .isIn(201, 400, 409));
        List<Answer> made =
                answers.stream().filter(each -> each.status() == 201).toList();
        assertThat(made).as("things made").isNotEmpty();
        if (made.getFirst().json().has("id")) {
            assertThat(made).extracting(each -> each.text("/id")).doesNotHaveDuplicates();
        }
        assertThat(answers).filteredOn(each -> each.status() != 201).allSatisfy(each -> assertThat(each.text("/type"))
                .startsWith("/problems/"));
    }

    private List<Answer> sent(World world, String address, @Nullable Object body, @Nullable String key)
            throws Exception {
        List<Callable<Answer>> all = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            ApiClient client =
                    accounts.signedIn(world.account(), world.account().owner());
            client.get("/api/v1/session");
            all.add(() -> {
                if (key != null) {
                    client.with("Idempotency-Key", key);
                }
                return client.post(address, body);
            });
        }
        return AtOnce.all(all);
    }
}
