package app.balcao.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.balcao.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and ranges of them, without any program around. */
class IpRangeTest {

    @ParameterizedTest
    @Rule("SEC-21")
    @CsvSource({
        "192.168.0.1,192.168.0.1",
        "' 10.0.0.255 ',10.0.0.255",
        "255.255.255.255,255.255.255.255",
        "2001:DB8:0:0:0:0:0:1,2001:db8::1",
        "::,::",
        "::1,::1",
        "1:0:0:2::,1:0:0:2::",
        "2001:db8:0:1:1:1:1:1,2001:db8:0:1:1:1:1:1",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "::ffff:203.0.113.7,203.0.113.7",
        "::FFFF:cb00:7107,203.0.113.7",
    })
    void anAddressHasOneForm(String typed, String form) {
        assertThat(IpAddress.of(typed).orElseThrow()).hasToString(form);
        assertThat(IpAddress.of(form)).isEqualTo(IpAddress.of(typed));
    }

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1,::1",
        "fe80:0:0:0:1:2:3:4%eth0,fe80::1:2:3:4",
        "127.0.0.1,127.0.0.1",
        "somewhere,somewhere",
    })
    void theAddressOfARequestIsWrittenAsPeopleDo(String remoteAddress, String written) {
        assertThat(IpAddress.written(remoteAddress)).isEqualTo(written);
    }

    @ParameterizedTest
    @Rule("SEC-21")
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "0x7f.0.0.1",
                "2130706433",
                "1.2.3.4/8",
                "localhost",
                "example.com",
                ":",
                ":::",
                "1::2::3",
                "fe80::1%eth0",
                "[::1]",
                "12345::",
                "::ffff:1.2.3.999",
                "１.2.3.4",
            })
    void whatIsNoLiteralAddressIsNone(String typed) {
        assertThat(IpAddress.of(typed)).isEmpty();
    }

    @Test
    void aRequestMayNameTheNetworkCard() {
        assertThat(IpAddress.ofRequest("fe80:0:0:0:0:0:0:1%eth0")).isEqualTo(IpAddress.of("fe80::1"));
        assertThat(IpAddress.ofRequest("[2001:db8::7]")).isEqualTo(IpAddress.of("2001:db8::7"));
        assertThat(IpAddress.ofRequest("unknown")).isEmpty();
    }

    @ParameterizedTest
    @Rule("SEC-21")
    @CsvSource({
        "10.1.2.3/8,10.0.0.0,10.255.255.255",
        "192.0.2.9/32,192.0.2.9,192.0.2.9",
        "0.0.0.0/0,0.0.0.0,255.255.255.255",
        "2001:db8::1/64,2001:db8::,2001:db8::ffff:ffff:ffff:ffff",
        "2001:db8::1/32,2001:db8::,2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db8::1/127,2001:db8::,2001:db8::1",
        "::/0,::,ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "::ffff:10.0.0.1/104,10.0.0.0,10.255.255.255",
    })
    void aNetworkIsTheRangeOfItsAddresses(String network, String first, String last) {
        IpRange range = IpRange.ofNetwork(network).orElseThrow();
        assertThat(range.first()).hasToString(first);
        assertThat(range.last()).hasToString(last);
    }

    @ParameterizedTest
    @Rule("SEC-21")
    @ValueSource(strings = {"10.0.0.0/33", "::/129", "10.0.0.0/", "/8", "10.0.0/8", "10.0.0.0/-1", "::ffff:10.0.0.0/8"})
    void whatIsNoNetworkIsNone(String typed) {
        assertThat(IpRange.ofNetwork(typed)).isEmpty();
    }

    @Test
    @Rule({"SEC-20", "SEC-21"})
    void bothEndsBelongToARangeAndNoOtherFamilyDoes() {
        IpRange range = range("198.51.100.9", "198.51.101.3");
        for (String inside : new String[] {"198.51.100.9", "198.51.100.200", "198.51.101.3", "::ffff:198.51.101.0"}) {
            assertThat(range.contains(address(inside))).as(inside).isTrue();
        }
        for (String outside : new String[] {"198.51.100.8", "198.51.101.4", "::c633:6409", "2001:db8::1"}) {
            assertThat(range.contains(address(outside))).as(outside).isFalse();
        }
        // Compared without a sign: the upper half of the addresses comes after the lower one.
        assertThat(range("7fff::", "8000::1").contains(address("8000::"))).isTrue();
        assertThat(range("0.0.0.1", "128.0.0.0").contains(address("127.255.0.1")))
                .isTrue();
    }

    @Test
    @Rule("SEC-21")
    void noRangeRunsBackwardsOrMixesFamilies() {
        assertThatIllegalArgumentException().isThrownBy(() -> range("10.0.0.2", "10.0.0.1"));
        assertThatIllegalArgumentException().isThrownBy(() -> range("10.0.0.2", "2001:db8::1"));
    }

    private static IpRange range(String first, String last) {
        return new IpRange(address(first), address(last));
    }

    private static IpAddress address(String text) {
        return IpAddress.of(text).orElseThrow();
    }
}
