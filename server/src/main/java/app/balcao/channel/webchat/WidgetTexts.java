package app.balcao.channel.webchat;

/**
 * What the widget says in one language.
 *
 * @param title what its window is called
 * @param greeting the first line above the form
 * @param offline said while nobody is there
 * @param explanation why one's data are asked for (WID-2)
 */
public record WidgetTexts(String title, String greeting, String offline, String explanation) {

    static final WidgetTexts NONE = new WidgetTexts("", "", "", "");

    /** These, and the others where there is nothing. */
    WidgetTexts or(WidgetTexts others) {
        return new WidgetTexts(
                title.isEmpty() ? others.title : title,
                greeting.isEmpty() ? others.greeting : greeting,
                offline.isEmpty() ? others.offline : offline,
                explanation.isEmpty() ? others.explanation : explanation);
    }

    /** Without spaces around them, and without signs that are none. */
    WidgetTexts clean() {
        return new WidgetTexts(clean(title), clean(greeting), clean(offline), clean(explanation));
    }

    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", "").strip();
    }
}
