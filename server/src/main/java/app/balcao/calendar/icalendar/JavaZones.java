package app.balcao.calendar.icalendar;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Map;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Takes time zones from Java, which is kept up to date, rather than from the library's own tables or a file's
 * definitions; the latter would be registered with the whole program for ever.
 */
final class JavaZones implements TimeZoneRegistry {

    /** The zone of a name that calendars use, those of Windows included; another for a name that nobody knows. */
    static ZoneId named(String id, ZoneId otherwise) {
        try {
            return TimeZoneRegistry.getGlobalZoneId(id);
        } catch (DateTimeException nobodyKnows) {
            return otherwise;
        }
    }

    @Override
    public ZoneId getZoneId(String id) {
        return ZoneId.of(id);
    }

    @Override
    public String getTzId(String zoneId) {
        return zoneId;
    }

    @Override
    public Map<String, ZoneRules> getZoneRules() {
        return Map.of();
    }

    @Override
    public @Nullable TimeZone getTimeZone(String id) {
        return null;
    }

    @Override
    public void register(TimeZone definition) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void register(TimeZone definition, boolean update) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }
}
