package app.balcao.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.BalcaoTest;
import app.balcao.TestAccounts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** A new installation has nobody in it whose password others could know. */
@BalcaoTest
class DefaultUsersTest {

    @Autowired
    private ApplicationContext program;

    @Autowired
    private TestAccounts accounts;

    @Test
    void noDemonstrationIsFilledInUnlessItIsAskedFor() {
        assertThat(program.getBeanDefinitionNames()).noneMatch(name -> {
            Class<?> type = program.getType(name);
            return type != null && type.getPackageName().startsWith("app.balcao.demo");
        });
    }

    @Test
    void theFrameworksOwnUserIsNone() {
        var users = program.getBean(UserDetailsService.class);
        for (String name : new String[] {"user", "admin", "root"}) {
            assertThatThrownBy(() -> users.loadUserByUsername(name)).isInstanceOf(UsernameNotFoundException.class);
            assertThat(accounts.anonymous()
                            .post("/api/v1/session", Map.of("account", name, "email", name, "password", name))
                            .status())
                    .isEqualTo(401);
        }
    }
}
