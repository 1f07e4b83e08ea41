package app.balcao.field;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.platform.text.Cnpj;
import app.balcao.platform.text.Cpf;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** CPF and CNPJ: numbers with the digits that follow from them are taken, with any others not. */
class FieldNumbersOfBrazilTest {

    private static final String SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int TRIES = 2_000;

    private final Random random = new Random(20_261_127);

    @Test
    @Rule("FLD-7")
    void knownNumbersAreTakenHoweverTheyAreTyped() {
        assertThat(Cpf.of(" 529.982.247-25 ")).contains("52998224725");
        assertThat(Cpf.written("52998224725")).isEqualTo("529.982.247-25");
        assertThat(Cnpj.of("11.222.333/0001-81")).contains("11222333000181");
        assertThat(Cnpj.of("12.abc.345/01de-35")).contains("12ABC34501DE35");
        assertThat(Cpf.of("111.111.111-11")).isEmpty();
        assertThat(Cpf.of("5299822472")).isEmpty();
        assertThat(Cpf.of("5299822472٥")).isEmpty();
    }

    @Test
    @Rule("FLD-7")
    void exactlyOnePairOfDigitsFitsAnyNumber() {
        for (int i = 0; i < TRIES; i++) {
            String cpf = signs(9, 10);
            String cnpj = signs(12, SIGNS.length());
            assertThat(fitting(each -> Cpf.of(cpf + each).isPresent())).as(cpf).isEqualTo(1);
            assertThat(fitting(each -> Cnpj.of(cnpj + each).isPresent()))
                    .as(cnpj)
                    .isEqualTo(1);
        }
    }

    private String signs(int length, int of) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(SIGNS.charAt(random.nextInt(of)));
        }
        return text.toString();
    }

    private static int fitting(Predicate<String> takes) {
        int found = 0;
        for (int pair = 0; pair < 100; pair++) {
            if (takes.test("%02d".formatted(pair))) {
                found++;
            }
        }
        return found;
    }
}
