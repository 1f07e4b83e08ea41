package app.balcao.access.web;

import app.balcao.access.ProgramSignedIn;
import app.balcao.people.ActingAgent;
import app.balcao.people.OnBehalfOf;
import app.balcao.platform.security.ApiScope;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** All that decides what a reader is shown, as one text that changes whenever any of it does. */
final class ReaderRights {

    private ReaderRights() {}

    static String of(Principal reader) {
        if (!(reader instanceof OnBehalfOf known)) {
            return "";
        }
        ActingAgent agent = known.agent();
        List<ApiScope> scopes = reader instanceof ProgramSignedIn program
                ? Arrays.stream(ApiScope.values()).filter(program::has).toList()
                : List.of();
        return Stream.of(
                        agent.owner(),
                        agent.administrator(),
                        agent.ticketSight(),
                        sorted(agent.permissions()),
                        sorted(agent.worksIn()),
                        sorted(agent.chatsIn()),
                        sorted(agent.manages()),
                        reader instanceof ProgramSignedIn,
                        scopes)
                .toList()
                .toString();
    }

    private static List<String> sorted(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().toList();
    }
}
