package app.balcao.audit;

import java.util.List;

/**
 * What an account has audited beyond what always is, and for how long lines are kept.
 *
 * @param auditedItems those that are on
 * @param optionalItems all that can be on
 */
public record AuditSettings(
        List<OptionalItem> auditedItems, List<OptionalItem> optionalItems, int retentionMonths, int version) {

    public static final int LEAST_MONTHS = 6;
    public static final int MOST_MONTHS = 120;

    /** Of an account that never changed them. */
    public static final AuditSettings DEFAULT = of(List.of(), 24, 1);

    public static AuditSettings of(List<OptionalItem> auditedItems, int retentionMonths, int version) {
        return new AuditSettings(auditedItems, List.of(OptionalItem.values()), retentionMonths, version);
    }
}
