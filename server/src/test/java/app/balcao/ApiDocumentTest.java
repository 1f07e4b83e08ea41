package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@BalcaoTest
class ApiDocumentTest {

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void noTwoRecordsOfTheInterfaceShareAName() {
        Set<Class<?>> records = new HashSet<>();
        requestMappingHandlerMapping.getHandlerMethods().values().forEach(method -> {
            collect(method.getMethod().getGenericReturnType(), records);
            Arrays.stream(method.getMethod().getGenericParameterTypes()).forEach(each -> collect(each, records));
        });
        Map<String, Set<String>> byName = new TreeMap<>();
        records.forEach(each -> byName.computeIfAbsent(nameInDocument(each), name -> new TreeSet<>())
                .add(each.getName()));
        assertThat(records).hasSizeGreaterThan(20);
        assertThat(byName.values().stream().filter(each -> each.size() > 1).toList())
                .as("records that the OpenAPI document would take for one: rename one of each")
                .isEqualTo(List.of());
    }

    private static String nameInDocument(Class<?> type) {
        Class<?> owner = type.getEnclosingClass();
        return owner == null || type.getSimpleName().startsWith(owner.getSimpleName())
                ? type.getSimpleName()
                : nameInDocument(owner).replaceFirst("Controller$", "") + type.getSimpleName();
    }

    private static void collect(Type type, Set<Class<?>> records) {
        if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), records);
            Arrays.stream(generic.getActualTypeArguments()).forEach(each -> collect(each, records));
        } else if (type instanceof Class<?> plain
                && plain.isRecord()
                && plain.getName().startsWith("app.balcao")
                && plain != app.balcao.people.ActingAgent.class
                && records.add(plain)) {
            Arrays.stream(plain.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(each -> collect(each, records));
        }
    }
}
