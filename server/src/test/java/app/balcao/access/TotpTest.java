package app.balcao.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of authenticator apps, and the picture that gives an app its secret. */
class TotpTest {

    // "12345678901234567890", the secret of the test vectors in RFC 6238.
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "20000000000,353130"})
    @Rule("SEC-2")
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(seconds), 0)).hasValue(seconds / 30);
    }

    @Test
    @Rule({"SEC-2", "SEC-5"})
    void aStepMoreOrLessCountsAndAUsedOneDoesNot() {
        Instant now = Instant.ofEpochSecond(1_000_000_000);
        long step = 1_000_000_000 / 30;
        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.step(SECRET, Totp.code(SECRET, near), now, 0)).hasValue(near);
        }
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 2), now, 0)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step + 2), now, 0)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
        assertThat(Totp.step(SECRET, "", now, 0)).isEmpty();
        assertThat(Totp.step(SECRET, "12345678901", now, 0)).isEmpty();
    }

    @Test
    void secretsAreLongAndNeverTheSame() {
        assertThat(Totp.newSecret()).hasSize(32).matches("[A-Z2-7]+").isNotEqualTo(Totp.newSecret());
    }

    @Test
    @Rule("SEC-2")
    void thePictureReadsAsTheAddressOfTheSecret() throws Exception {
        String uri = Totp.uri(SECRET, "Balcão", "padaria ana@padaria.example");
        assertThat(uri)
                .isEqualTo("otpauth://totp/Balc%C3%A3o:padaria%20ana%40padaria.example?secret=" + SECRET
                        + "&issuer=Balc%C3%A3o&algorithm=SHA1&digits=6&period=30");
        assertThat(read(QrCode.svg(uri))).isEqualTo(uri);
    }

    /** Paints the drawing, large enough for a reader, and reads it. */
    private static String read(String svg) throws Exception {
        var size = Pattern.compile("viewBox=\"0 0 (\\d+)").matcher(svg);
        assertThat(size.find()).isTrue();
        int scale = 4;
        int side = Integer.parseInt(size.group(1)) * scale;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        var dots = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg);
        while (dots.find()) {
            int left = Integer.parseInt(dots.group(1)) * scale;
            int top = Integer.parseInt(dots.group(2)) * scale;
            for (int y = top; y < top + scale; y++) {
                Arrays.fill(pixels, y * side + left, y * side + left + scale, 0);
            }
        }
        var image = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
        return new QRCodeReader().decode(image).getText();
    }
}
