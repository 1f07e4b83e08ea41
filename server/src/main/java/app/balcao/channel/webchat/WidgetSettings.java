package app.balcao.channel.webchat;

import app.balcao.account.Accounts;
import app.balcao.channel.webchat.ChatWidgets.Opened;
import app.balcao.conversation.DepartmentChat;
import app.balcao.conversation.DepartmentChats;
import app.balcao.people.DepartmentSettings.Pictures;
import app.balcao.platform.files.Attachments;
import app.balcao.platform.i18n.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a page needs to draw the widget, in the language of the thread. */
@Service
public class WidgetSettings {

    private final Accounts accounts;
    private final DepartmentChats departments;
    private final WidgetPictures pictures;
    private final StandardTexts standard;
    private final ChatQuestions questions;

    WidgetSettings(
            Accounts accounts,
            DepartmentChats departments,
            WidgetPictures pictures,
            StandardTexts standard,
            ChatQuestions questions) {
        this.accounts = accounts;
        this.questions = questions;
        this.departments = departments;
        this.pictures = pictures;
        this.standard = standard;
    }

    /**
     * The settings of a widget.
     *
     * @param departments those that may be chosen, by name (WCH-6)
     * @param fields what is asked besides name and e-mail
     * @param transcripts whether a conversation can be had by e-mail
     * @param maxFileBytes of one file
     * @param offlineForm whether a message can be left while nobody is there (OFF-1)
     */
    public record View(
            String company,
            ChatWidget.Side side,
            String color,
            WidgetTexts texts,
            List<Department> departments,
            List<ChatQuestions.Question> fields,
            long maxFileBytes,
            boolean offlineForm,
            boolean transcripts) {}

    /**
     * @param pictureUrl on this server; null without a picture
     * @param open whether its hours run now
     * @param opensAt when its hours begin again; null while they run, and where that is not known
     */
    public record Department(
            UUID id,
            String name,
            boolean online,
            @Nullable String pictureUrl,
            boolean open,
            @Nullable Instant opensAt) {}

    @Transactional(readOnly = true)
    public View of(Opened opened) {
        ChatWidget widget = opened.widget();
        Map<UUID, Pictures> shown = pictures.byDepartment();
        List<DepartmentChat> offered = departments.offered();
        return new View(
                accounts.current().companyName(),
                widget.side(),
                widget.color(),
                texts(widget),
                offered.stream()
                        .map(each -> new Department(
                                each.id(),
                                each.name(),
                                each.online(),
                                picture(opened.key(), shown.getOrDefault(each.id(), Pictures.NONE), each.online()),
                                each.reason() != DepartmentChat.Reason.OUTSIDE_HOURS,
                                each.opensAt()))
                        .toList(),
                questions.of(offered.stream().map(DepartmentChat::id).collect(Collectors.toSet())),
                Attachments.MAXIMUM_BYTES,
                true,
                true);
    }

    /** What a widget says in the language of the thread. */
    public WidgetTexts texts(ChatWidget widget) {
        Language language =
                Language.ofTag(LocaleContextHolder.getLocale().toLanguageTag()).orElse(Language.PT_BR);
        return widget.texts(language).or(standard.in(language));
    }

    private static @Nullable String picture(WidgetKey key, Pictures shown, boolean online) {
        UUID id = WidgetPictures.fitting(shown, online);
        return id == null ? null : "/widget/v1/" + key.text() + "/pictures/" + id;
    }
}
