package app.balcao.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.people.InvitationList.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read out of lists of people to invite. */
class InvitationListTest {

    @Test
    @Rule("AGT-19")
    void linesAreReadInTheShapesThatPeoplePaste() {
        assertThat(InvitationList.read("""
                Ana Souza <ana@loja.example>
                "Souza, Bruno" <bruno@loja.example>,

                Carla Dias; carla@loja.example
                davi@loja.example, Davi Reis
                eva@loja.example
                Fábio\tfabio@loja.example\tSuporte | Vendas
                sem arroba
                """))
                .containsExactly(
                        new Entry(1, "Ana Souza", "ana@loja.example", List.of()),
                        new Entry(2, "Souza, Bruno", "bruno@loja.example", List.of()),
                        new Entry(4, "Carla Dias", "carla@loja.example", List.of()),
                        new Entry(5, "Davi Reis", "davi@loja.example", List.of()),
                        new Entry(6, "", "eva@loja.example", List.of()),
                        new Entry(7, "Fábio", "fabio@loja.example", List.of("Suporte", "Vendas")),
                        new Entry(8, "", "sem arroba", List.of()));
    }

    @Test
    @Rule("AGT-19")
    void csvNamesItsColumnsInThreeLanguagesWithEitherSeparator() {
        Entry ana = new Entry(2, "Ana", "ana@loja.example", List.of("Suporte"));
        assertThat(InvitationList.read("\uFEFFE-mail;Nome;Departamentos\r\nana@loja.example;Ana;Suporte\r\n"))
                .containsExactly(ana);
        assertThat(InvitationList.read("name,email,departments\nAna,ana@loja.example,Suporte\n"))
                .containsExactly(ana);
        assertThat(InvitationList.read("Nombre;Correo electrónico;Departamento\nAna;ana@loja.example;Suporte"))
                .containsExactly(ana);
        assertThat(InvitationList.read(
                        "nome,email,departamentos,cargo\n\"Souza, Ana\",a@b.example,\"Suporte, Vendas\",x\n,,\n"))
                .containsExactly(new Entry(2, "Souza, Ana", "a@b.example", List.of("Suporte", "Vendas")));
        assertThat(InvitationList.read("email\na@b.example\nc@d.example\n")).hasSize(2);
    }

    @Test
    void aQuoteThatIsNeverClosedSwallowsNoOtherLine() {
        assertThat(InvitationList.read("\"Ana; ana@loja.example\nBruno; bruno@loja.example"))
                .extracting(Entry::email)
                .contains("bruno@loja.example");
        assertThat(InvitationList.read("  \n\n")).isEmpty();
    }
}
