package app.balcao.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Where addresses are, by databases such as installations have: of cities, and of countries alone. */
@BalcaoTest
class PlacesTest {

    @TempDir
    private Path folder;

    @Autowired
    private Messages messages;

    private Places places;

    @BeforeEach
    void load() throws IOException {
        Path file = folder.resolve("places.mmdb");
        new PlaceDatabase()
                .with(
                        "198.51.100.0/24",
                        Map.of(
                                "city",
                                Map.of("names", Map.of("en", "Lisbon", "pt-BR", "Lisboa")),
                                "country",
                                Map.of("iso_code", "PT", "names", Map.of("en", "Portugal"))))
                .with("2001:db8::/32", Map.of("country", Map.of("iso_code", "DE", "names", Map.of("en", "Germany"))))
                .with("203.0.113.0/25", Map.of("country_code", "BR"))
                .with("203.0.113.128/25", Map.of("continent", Map.of("code", "SA")))
                .with("192.0.2.0/24", Map.of("city", Map.of("names", Map.of("de", "Köln"))))
                .write(file);
        places = new Places(messages, file.toString());
    }

    @AfterEach
    void close() throws IOException {
        places.close();
    }

    @Test
    @Rule("SEC-9")
    void citiesAndCountriesAreInTheReadersLanguage() {
        assertThat(places.of("198.51.100.7", Language.PT_BR)).isEqualTo("Lisboa, Portugal");
        assertThat(places.of("198.51.100.7", Language.EN)).isEqualTo("Lisbon, Portugal");
        assertThat(places.of("2001:db8::7", Language.PT_BR)).isEqualTo("Alemanha");
        assertThat(places.of("2001:db8::7", Language.EN)).isEqualTo("Germany");
    }

    @Test
    @Rule("SEC-9")
    void aDatabaseOfCountriesAloneNamesTheCountry() {
        assertThat(places.of("203.0.113.5", Language.PT_BR)).isEqualTo("Brasil");
        assertThat(places.of("203.0.113.5", Language.ES)).isEqualTo("Brasil");
        assertThat(places.of("203.0.113.5", Language.EN)).isEqualTo("Brazil");
    }

    @Test
    @Rule("SEC-9")
    void whatTheDatabaseDoesNotKnowIsUnknownAndTheLocalNetworkIsNamed() {
        String unknown = messages.text(Language.PT_BR, "access.place.unknown");
        for (String address : new String[] {"8.8.8.8", "203.0.113.200", "192.0.2.1", "nenhum", ""}) {
            assertThat(places.of(address, Language.PT_BR)).as(address).isEqualTo(unknown);
        }
        String local = messages.text(Language.PT_BR, "access.place.local");
        for (String address : new String[] {"127.0.0.1", "10.0.0.8", "192.168.1.1", "fd00::1", "fe80::1", "::1"}) {
            assertThat(places.of(address, Language.PT_BR)).as(address).isEqualTo(local);
        }
    }

    @Test
    void withoutADatabaseNothingIsKnownAndABrokenOneIsToldAtTheStart() throws IOException {
        assertThat(new Places(messages, "").of("198.51.100.7", Language.PT_BR))
                .isEqualTo(messages.text(Language.PT_BR, "access.place.unknown"));
        Path broken = Files.writeString(folder.resolve("broken.mmdb"), "isto não é um banco de lugares");
        for (Path file : new Path[] {broken, folder.resolve("missing.mmdb")}) {
            assertThatThrownBy(() -> new Places(messages, file.toString()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("BALCAO_GEOIP_FILE");
        }
    }
}
