package app.balcao.platform.database;

import app.balcao.platform.tenant.Tenant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Context;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.conf.SettingsTools;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A query that jOOQ writes out once, and that from then on only takes its values. For large queries asked all the
 * time, whose text jOOQ would write anew for each request.
 *
 * <p>What differs from one time to the next are named parameters, {@link DSL#param(String, Class)}; {@link #ACCOUNT}
 * is the current account each time. Everything else stays as it was written.
 */
public final class WrittenQuery {

    /** The account on whose behalf the query is asked. */
    public static final Param<UUID> ACCOUNT = DSL.param("account", SQLDataType.UUID);

    private static final String MARK = "\u0001";
    private static final Pattern PLACE = Pattern.compile(MARK + "(\\w+)");

    private final DSLContext sql;
    private final List<Field<?>> fields;
    private final Map<String, Param<?>> named = new HashMap<>();
    // The text before each value, and behind the last one.
    private final List<String> texts = new ArrayList<>();
    private final List<Param<?>> places = new ArrayList<>();

    public WrittenQuery(DSLContext sql, Select<?> query) {
        this.sql = sql;
        this.fields = query.getSelect();
        Queue<Param<?>> unnamed = new ArrayDeque<>();
        for (Param<?> each : sql.extractParams(query).values()) {
            if (each.getParamName() != null) {
                named.put(each.getParamName(), each);
            } else if (!each.isInline()) {
                unnamed.add(each);
            }
        }
        var settings = SettingsTools.clone(sql.settings()).withRenderNamedParamPrefix(MARK);
        String text = DSL.using(sql.configuration().derive(settings)).renderNamedParams(query);
        Matcher place = PLACE.matcher(text);
        int done = 0;
        while (place.find()) {
            texts.add(text.substring(done, place.start()));
            Param<?> byName = named.get(place.group(1));
            places.add(byName == null ? unnamed.remove() : byName);
            done = place.end();
        }
        texts.add(text.substring(done));
    }

    /** Asks it with these values of its named parameters. */
    public Result<Record> fetch(Map<String, ?> values) {
        Map<String, Field<?>> given = new HashMap<>();
        given.put(ACCOUNT.getParamName(), DSL.val(Tenant.id()));
        values.forEach((name, value) -> given.put(name, value(name, value)));
        return sql.resultQuery("{0}", CustomQueryPart.of(context -> write(context, given)))
                .coerce(fields)
                .fetch();
    }

    private Field<?> value(String name, Object value) {
        Param<?> parameter = named.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("The query has no parameter " + name);
        }
        return DSL.val(value, parameter.getDataType());
    }

    // A parameter without a name has kept the value that the query was made with.
    private void write(Context<?> context, Map<String, Field<?>> given) {
        for (int each = 0; each < places.size(); each++) {
            Param<?> place = places.get(each);
            Field<?> value = given.get(place.getParamName());
            context.sql(texts.get(each)).visit(value == null ? place : value);
        }
        context.sql(texts.getLast());
    }
}
