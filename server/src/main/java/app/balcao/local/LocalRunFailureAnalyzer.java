package app.balcao.local;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the message of a {@link LocalRunException} instead of its stack trace. */
final class LocalRunFailureAnalyzer extends AbstractFailureAnalyzer<LocalRunException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LocalRunException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
