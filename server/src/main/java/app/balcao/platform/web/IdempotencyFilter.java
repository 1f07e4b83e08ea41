package app.balcao.platform.web;

import static app.balcao.schema.Tables.IDEMPOTENCY_KEY;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes the repeat of a POST harmless: the answer to the first request with an {@code Idempotency-Key} is
 * stored in the transaction that did the work, and given again to every later one of the same agent. A second
 * request at the same instant waits for the first. A refusal stores nothing, so that the key may be used again. Whoever
 * may see something else by now than at the first request learns where the thing is, and not what was shown of it.
 */
public final class IdempotencyFilter extends OncePerRequestFilter {

    private static final int MAXIMUM_KEY_LENGTH = 200;

    private final DSLContext sql;
    private final TransactionTemplate transaction;
    private final HandlerExceptionResolver problems;
    private final Function<Principal, String> rights;

    /** @param rights all that decides what a reader is shown, in a text */
    public IdempotencyFilter(
            DSLContext sql,
            TransactionTemplate transaction,
            HandlerExceptionResolver problems,
            Function<Principal, String> rights) {
        this.sql = sql;
        this.transaction = transaction;
        this.problems = problems;
        this.rights = rights;
    }

    /** Who repeats a request, with the key it has, what it asks for, and what its reader may see. */
    private record Repeatable(UUID agent, String key, byte[] request, byte[] rights) {}

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return !"POST".equals(request.getMethod())
                || request.getHeader("Idempotency-Key") == null
                || request.getUserPrincipal() == null
                || (type != null && type.startsWith("multipart/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader("Idempotency-Key");
        if (key.isBlank() || key.length() > MAXIMUM_KEY_LENGTH) {
            problems.resolveException(
                    request,
                    response,
                    null,
                    Problem.validation(
                            FieldProblem.of("Idempotency-Key", "size", "problem.field.size", 1, MAXIMUM_KEY_LENGTH)));
            return;
        }
        Principal reader = request.getUserPrincipal();
        ReadAgainRequest again = new ReadAgainRequest(request);
        Repeatable repeatable = new Repeatable(
                UUID.fromString(reader.getName()),
                key,
                hash(request.getRequestURI(), again.body()),
                hash(rights.apply(reader), new byte[0]));
        ContentCachingResponseWrapper buffered = new ContentCachingResponseWrapper(response);
        try {
            transaction.executeWithoutResult(status -> {
                if (!replay(repeatable, buffered)) {
                    proceed(chain, again, buffered);
                    if (buffered.getStatus() < 300) {
                        store(repeatable, buffered);
                    } else {
                        status.setRollbackOnly();
                    }
                }
            });
        } catch (Problem problem) {
            problems.resolveException(request, response, null, problem);
            return;
        }
        buffered.copyBodyToResponse();
    }

    /** Takes the key, or writes the answer it already has; waits while another request holds it. */
    private boolean replay(Repeatable asked, HttpServletResponse response) {
        int taken = sql.insertInto(IDEMPOTENCY_KEY)
                .columns(
                        IDEMPOTENCY_KEY.ACCOUNT_ID,
                        IDEMPOTENCY_KEY.AGENT_ID,
                        IDEMPOTENCY_KEY.KEY,
                        IDEMPOTENCY_KEY.REQUEST_HASH,
                        IDEMPOTENCY_KEY.READER_RIGHTS)
                .values(Tenant.id(), asked.agent(), asked.key(), asked.request(), asked.rights())
                .onConflictDoNothing()
                .execute();
        if (taken == 1) {
            return false;
        }
        var known = sql.selectFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.ACCOUNT_ID.eq(Tenant.id()))
                .and(IDEMPOTENCY_KEY.AGENT_ID.eq(asked.agent()))
                .and(IDEMPOTENCY_KEY.KEY.eq(asked.key()))
                .fetchSingle();
        if (!Arrays.equals(known.getRequestHash(), asked.request())) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-mismatch", "problem.idempotency-mismatch");
        }
        response.setStatus(known.getStatus());
        header(response, "Content-Type", known.getContentType());
        header(response, "Location", known.getLocation());
        header(response, "ETag", known.getEtag());
        response.setHeader("Idempotency-Replayed", "true");
        boolean same = Arrays.equals(known.getReaderRights(), asked.rights());
        try {
            response.getOutputStream().write(same ? known.getBody() : new byte[0]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return true;
    }

    private static void header(HttpServletResponse response, String name, @Nullable String value) {
        if (value != null) {
            response.setHeader(name, value);
        }
    }

    private void store(Repeatable asked, ContentCachingResponseWrapper response) {
        sql.update(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.STATUS, (short) response.getStatus())
                .set(IDEMPOTENCY_KEY.CONTENT_TYPE, response.getContentType())
                .set(IDEMPOTENCY_KEY.LOCATION, response.getHeader("Location"))
                .set(IDEMPOTENCY_KEY.ETAG, response.getHeader("ETag"))
                .set(IDEMPOTENCY_KEY.BODY, isSecret(response) ? new byte[0] : response.getContentAsByteArray())
                .where(IDEMPOTENCY_KEY.ACCOUNT_ID.eq(Tenant.id()))
                .and(IDEMPOTENCY_KEY.AGENT_ID.eq(asked.agent()))
                .and(IDEMPOTENCY_KEY.KEY.eq(asked.key()))
                .execute();
    }

    // An answer that must not be kept anywhere shows a secret: a repeat learns where the thing is, not the secret.
    private static boolean isSecret(HttpServletResponse response) {
        @Nullable String caching = response.getHeader(HttpHeaders.CACHE_CONTROL);
        return caching != null && caching.equals(CacheControl.noStore().getHeaderValue());
    }

    private static void proceed(FilterChain chain, HttpServletRequest request, HttpServletResponse response) {
        try {
            chain.doFilter(request, response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ServletException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] hash(String text, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
