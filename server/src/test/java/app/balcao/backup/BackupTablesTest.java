package app.balcao.backup;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.schema.DefaultSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.Test;

/** Every tenant table is in backups, or is named with the reason why not; no secret is in any. */
class BackupTablesTest {

    private static final Pattern SECRET =
            Pattern.compile("secret|hash|token|password|passphrase|credential|private|seed|_key$");

    /** Columns that only sound like it, or whose bytes are no secret. */
    private static final Set<String> HARMLESS = Set.of(
            "account_security.least_password_score",
            "account_security.least_password_length",
            "attachment.sha256",
            "incoming_email.fingerprint",
            "incoming_email.source",
            "stored_file.sha256",
            "ticket_message.source");

    @Test
    @Rule("PRV-6")
    void everyTenantTableIsInItOrNamedWithTheReasonWhyNot() {
        Set<String> named = BackupTables.parts().stream()
                .map(BackupTables.Part::name)
                .collect(Collectors.toCollection(TreeSet::new));
        named.addAll(BackupTables.left().keySet());
        Set<String> tables = DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .filter(each -> each.field("account_id") != null
                        && !Set.of("account_directory", "agent_directory").contains(each.getName()))
                .map(Table::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named)
                .as("tables in server/src/main/resources/app/balcao/backup/tables.txt")
                .isEqualTo(tables);
        assertThat(BackupTables.left())
                .allSatisfy((table, reason) -> assertThat(reason).as(table).isNotBlank());
    }

    @Test
    @Rule("PRV-6")
    void noSecretIsInIt() {
        List<String> told = new ArrayList<>();
        for (BackupTables.Part part : BackupTables.parts()) {
            for (Field<?> column : part.table().fields()) {
                String name = part.name() + "." + column.getName();
                boolean suspect = SECRET.matcher(column.getName()).find()
                        || column.getType().equals(byte[].class)
                        || column.getDataType().getTypeName().equals("tsvector");
                if (suspect && !part.omitted().contains(column.getName()) && !HARMLESS.contains(name)) {
                    told.add(name);
                }
            }
        }
        assertThat(told)
                .as("columns that sound like secrets, or hold what cannot be read")
                .isEmpty();
    }

    @Test
    void columnsThatAreLeftOutExist() {
        for (BackupTables.Part part : BackupTables.parts()) {
            assertThat(part.omitted())
                    .as(part.name())
                    .allMatch(each -> part.table().field(each) != null);
        }
    }
}
