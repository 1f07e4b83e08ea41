package app.balcao;

import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Hears which statements the requests of an account run; not those of jobs, which come when they like. */
@TestComponent
public class TestStatements implements ExecuteListenerProvider {

    private record Watch(UUID account, Queue<String> statements) {}

    private volatile @Nullable Watch watch;

    /** The statements of an account's requests during some work, with their values in them. */
    public List<String> during(UUID account, Runnable work) {
        Queue<String> statements = new ConcurrentLinkedQueue<>();
        watch = new Watch(account, statements);
        try {
            work.run();
        } finally {
            watch = null;
        }
        return List.copyOf(statements);
    }

    @Override
    public ExecuteListener provide() {
        return ExecuteListener.onExecuteStart(this::hear);
    }

    private void hear(ExecuteContext context) {
        Watch now = watch;
        if (now != null
                && Tenant.isSet()
                && Tenant.id().equals(now.account())
                && Thread.currentThread().getName().startsWith("tomcat-handler")) {
            now.statements()
                    .add(
                            context.query() == null
                                    ? String.valueOf(context.sql())
                                    : context.dsl().renderInlined(context.query()));
        }
    }
}
