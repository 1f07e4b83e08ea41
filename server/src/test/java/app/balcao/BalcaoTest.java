package app.balcao;

import app.balcao.access.TestEntryRule;
import app.balcao.channel.webchat.web.PollsForTest;
import app.balcao.conversation.TestConversations;
import app.balcao.conversation.TestRouting;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole program, on a real database and a real port. All such tests share one running
 * program, so each makes an account of its own ({@link TestAccounts}) and never counts on being alone.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BalcaoTest.Database.class)
@Import({
    TestAccounts.class,
    TestGroups.class,
    TestWorld.class,
    TestStatements.class,
    StatementBounds.class,
    TestEntryRule.class,
    TestConversations.class,
    TestRouting.class,
    PollsForTest.class
})
public @interface BalcaoTest {

    /** Points the program at a database of its own. */
    final class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            String url = TestDatabase.create().url();
            TestPropertyValues.of(
                            "spring.datasource.url=" + url,
                            "spring.flyway.url=" + url,
                            "spring.datasource.hikari.maximum-pool-size=15",
                            // Behind a proxy whose address the tests' clients do not have, unless they ask for it.
                            "server.forward-headers-strategy=native",
                            "server.tomcat.remoteip.internal-proxies=127[.]0[.]0[.]2",
                            "balcao.visitors.country-header=X-Test-Country",
                            "balcao.visitors.city-header=X-Test-City",
                            "balcao.secret-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                            "balcao.public-url=http://localhost:8080",
                            "balcao.registration-open=true",
                            "balcao.sign-on.private-addresses=true",
                            "balcao.private-addresses=true",
                            "balcao.files.folder=" + System.getProperty("balcao.test.folder", "target/test-files"),
                            "db-scheduler.polling-interval=500ms",
                            "logging.level.root=WARN")
                    .applyTo(context);
        }
    }
}
