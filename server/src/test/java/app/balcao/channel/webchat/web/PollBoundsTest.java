package app.balcao.channel.webchat.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.balcao.Rule;
import app.balcao.platform.errors.Problem;
import org.junit.jupiter.api.Test;

class PollBoundsTest {

    private final PollBounds bounds = new PollBounds();

    @Test
    @Rule("WCH-21")
    void oneAddressDoesNotTakeThePlaceOfOthers() {
        enter(PollBounds.MOST_OF_AN_ADDRESS, "192.0.2.1");
        refuses("192.0.2.1");
        bounds.enter("192.0.2.2");
        bounds.leave("192.0.2.1");
        bounds.enter("192.0.2.1");
        refuses("192.0.2.1");
    }

    @Test
    @Rule("WCH-21")
    void aNodeHasSoManyWaitInAll() {
        for (int address = 0; address < PollBounds.MOST / PollBounds.MOST_OF_AN_ADDRESS; address++) {
            enter(PollBounds.MOST_OF_AN_ADDRESS, "192.0.2." + address);
        }
        refuses("198.51.100.1");
        assertThat(bounds.waiting()).isEqualTo(PollBounds.MOST);
        bounds.leave("192.0.2.0");
        bounds.enter("198.51.100.1");
    }

    @Test
    void nothingIsKeptOfWhoLeft() {
        bounds.enter("192.0.2.1");
        bounds.enter("192.0.2.1");
        bounds.leave("192.0.2.1");
        bounds.leave("192.0.2.1");
        assertThat(bounds.waiting()).isZero();
        assertThat(bounds.addresses()).isZero();
    }

    private void enter(int times, String address) {
        for (int each = 0; each < times; each++) {
            bounds.enter(address);
        }
    }

    private void refuses(String address) {
        int before = bounds.waiting();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> bounds.enter(address));
        assertThat(bounds.waiting()).isEqualTo(before);
    }
}
