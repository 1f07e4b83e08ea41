package app.balcao.channel.webchat;

import app.balcao.account.Accounts;
import app.balcao.conversation.DepartmentChats;
import app.balcao.platform.i18n.Messages;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a page needs to draw the widget, in the language of the thread. */
@Service
public class WidgetSettings {

    private final Accounts accounts;
    private final DepartmentChats departments;
    private final Messages messages;

    WidgetSettings(Accounts accounts, DepartmentChats departments, Messages messages) {
        this.accounts = accounts;
        this.departments = departments;
        this.messages = messages;
    }

    /**
     * The settings of a widget.
     *
     * @param departments those that may be chosen, by name (WCH-6)
     * @param fields what is asked besides name and e-mail
     * @param maxFileBytes 0 while no files are taken
     */
    public record View(
            String company,
            ChatWidget.Side side,
            String color,
            Texts texts,
            List<Department> departments,
            List<Object> fields,
            boolean typingShown,
            long maxFileBytes) {}

    public record Texts(String title, String greeting, String offline, String explanation) {}

    /** @param opensAt when its hours begin again; null while they run */
    public record Department(
            UUID id,
            String name,
            boolean online,
            @Nullable String pictureUrl,
            @Nullable Instant opensAt) {}

    @Transactional(readOnly = true)
    public View of(ChatWidget widget) {
        return new View(
                accounts.current().companyName(),
                widget.side(),
                widget.color(),
                new Texts(text("title"), text("greeting"), text("offline-text"), text("explanation")),
                departments.offered().stream()
                        .map(each -> new Department(each.id(), each.name(), each.online(), null, each.opensAt()))
                        .toList(),
                List.of(),
                false,
                0);
    }

    private String text(String name) {
        return messages.text("webchat." + name, List.of());
    }
}
