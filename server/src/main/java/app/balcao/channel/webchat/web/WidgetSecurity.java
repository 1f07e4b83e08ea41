package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.ChatWidgets;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The gate of {@code /widget/v1/}: what comes here comes from other sites' pages and proves itself by the tokens it carries.
 * No session counts, so no token against forged requests is asked for.
 */
@Configuration(proxyBeanMethods = false)
class WidgetSecurity {

    @Bean
    @Order(3)
    SecurityFilterChain widgetGate(
            HttpSecurity http,
            ChatWidgets widgets,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.securityMatcher("/widget/v1/**")
                .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(each -> each.disable())
                .addFilterBefore(new WidgetFilter(widgets, problems), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(each -> each.anyRequest().permitAll())
                .headers(each -> each.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'")))
                .requestCache(each -> each.disable())
                .logout(each -> each.disable())
                .build();
    }
}
