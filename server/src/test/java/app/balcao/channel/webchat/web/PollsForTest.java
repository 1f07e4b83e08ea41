package app.balcao.channel.webchat.web;

import java.time.Duration;
import org.springframework.boot.test.context.TestComponent;

/** Lets tests wait for nothing. */
@TestComponent
public class PollsForTest {

    private final VisitorPolls polls;

    PollsForTest(VisitorPolls polls) {
        this.polls = polls;
    }

    /** Lets those go who did not ask for so long. */
    public void forget(Duration silence) {
        polls.forget(silence);
    }

    /** Ends all requests that wait. */
    public void end() {
        polls.end();
    }

    public int waiting() {
        return polls.waiting();
    }
}
