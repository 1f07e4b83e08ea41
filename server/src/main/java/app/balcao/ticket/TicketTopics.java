package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.platform.realtime.TopicAuthorizer;
import app.balcao.ticket.store.TicketReads;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lends the rule of who sees a ticket to the realtime topics: all of a department's tickets, those of it that nobody is
 * responsible for, those of an agent, those that an agent or a department asked for, and a single one.
 */
@Configuration(proxyBeanMethods = false)
class TicketTopics {

    @Bean
    TopicAuthorizer departmentTopic(ActingAgents agents) {
        return new Authorizer(
                "department", agents, (agent, id) -> agent.sight().whole().contains(id));
    }

    @Bean
    TopicAuthorizer queueTopic(ActingAgents agents) {
        return new Authorizer(
                "queue", agents, (agent, id) -> agent.sight().queues().contains(id));
    }

    @Bean
    TopicAuthorizer ownTicketsTopic(ActingAgents agents) {
        return new Authorizer(
                "own-tickets",
                agents,
                (agent, id) -> agent.id().equals(id) && agent.sight().own());
    }

    @Bean
    TopicAuthorizer requestedTopic(ActingAgents agents) {
        return new Authorizer("requested", agents, (agent, id) -> agent.id().equals(id));
    }

    @Bean
    TopicAuthorizer requestedByTeamTopic(ActingAgents agents) {
        return new Authorizer("requested-by-team", agents, (agent, id) -> agent.sight()
                .managed()
                .contains(id));
    }

    @Bean
    TopicAuthorizer ticketTopic(ActingAgents agents, TicketReads tickets) {
        return new Authorizer("ticket", agents, (agent, id) -> tickets.standing(id)
                .filter(ticket -> ticket.isSeenBy(agent.sight()))
                .isPresent());
    }

    private interface Sight {
        boolean sees(ActingAgent agent, UUID id);
    }

    private record Authorizer(String kind, ActingAgents agents, Sight sight) implements TopicAuthorizer {

        @Override
        public boolean mayFollow(UUID agentId, String key) {
            Predicate<UUID> seen = id ->
                    agents.find(agentId).filter(agent -> sight.sees(agent, id)).isPresent();
            return uuid(key).filter(seen).isPresent();
        }

        private static Optional<UUID> uuid(String key) {
            try {
                return Optional.of(UUID.fromString(key));
            } catch (IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }
    }
}
