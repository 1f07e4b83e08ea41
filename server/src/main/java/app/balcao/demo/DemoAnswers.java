package app.balcao.demo;

import app.balcao.canned.CannedAnswer.Scope;
import app.balcao.canned.CannedAnswerForm;
import app.balcao.canned.CannedAnswers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What the demonstration's people have ready to answer with; made where missing. */
@Component
@ConditionalOnProperty("balcao.demo")
class DemoAnswers {

    private final CannedAnswers answers;

    DemoAnswers(CannedAnswers answers) {
        this.answers = answers;
    }

    void make(Staff staff) {
        if (!answers.list(staff.owner(), null, null).isEmpty()) {
            return;
        }
        answer(staff, "Recebemos seu chamado", """
                <p>Olá, {{customer.first_name}}. Recebemos seu chamado <b>{{ticket.number}}</b> e já estamos cuidando dele.</p>\
                <p>{{agent.first_name}}, {{department.name}}</p>""");
        answer(staff, "Visita do técnico", """
                <p>Olá, {{customer.first_name}}. Para agendar a visita, precisamos de:</p>\
                <ul><li>endereço completo</li><li>um telefone para o dia</li><li>dois horários de sua preferência</li></ul>\
                """, "Assistência técnica");
        answer(staff, "Segunda via do boleto", """
                <p>Olá, {{customer.first_name}}. A segunda via do boleto está anexada a esta mensagem.</p>""", "Financeiro");
    }

    private void answer(Staff staff, String name, String html, String... departments) {
        List<UUID> ids = Stream.of(departments).map(staff::department).toList();
        Scope scope = ids.isEmpty() ? Scope.EVERYONE : Scope.DEPARTMENTS;
        answers.create(staff.owner(), new CannedAnswerForm(scope, name, html.strip(), ids));
    }
}
