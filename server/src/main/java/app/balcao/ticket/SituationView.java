package app.balcao.ticket;

/**
 * A situation as the interface shows it.
 *
 * @param name stable, such as {@code AWAITING_CUSTOMER}; programs translate it
 */
public record SituationView(int code, String name) {

    private static final SituationView[] ALL = java.util.Arrays.stream(Situation.values())
            .map(each -> new SituationView(each.code(), each.name()))
            .toArray(SituationView[]::new);

    public static SituationView of(int code) {
        return ALL[code];
    }
}
