package app.balcao.people.store;

import app.balcao.people.EmailNotice;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jooq.JSONB;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An agent's choice of notices as it is stored: what it names is on or off, what it does not is as by default. */
final class EmailNotices {

    private static final JsonMapper JSON = JsonMapper.shared();

    private EmailNotices() {}

    static List<EmailNotice> byEmail(JSONB stored) {
        return chosen(stored, EmailNotice::byDefault);
    }

    static List<EmailNotice> inBrowser(JSONB stored) {
        return chosen(stored, each -> true);
    }

    private static List<EmailNotice> chosen(JSONB stored, Predicate<EmailNotice> byDefault) {
        JsonNode named = JSON.readTree(stored.data());
        return Arrays.stream(EmailNotice.values())
                .filter(each -> named.path(each.name()).asBoolean(byDefault.test(each)))
                .toList();
    }

    static JSONB stored(Set<EmailNotice> chosen) {
        Map<EmailNotice, Boolean> named = new EnumMap<>(EmailNotice.class);
        for (EmailNotice each : EmailNotice.values()) {
            named.put(each, chosen.contains(each));
        }
        return JSONB.valueOf(JSON.writeValueAsString(named));
    }
}
