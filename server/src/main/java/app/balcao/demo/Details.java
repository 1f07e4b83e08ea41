package app.balcao.demo;

import app.balcao.demo.DemoCustomers.Client;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** What makes one telling of a conversation differ from another: the piece of furniture, the order, the town. */
final class Details {

    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

    /** Furniture, the feminine ones first. */
    private static final List<String> FEMININE = List.of(
            "mesa de jantar Araucária",
            "estante Guarapari",
            "cômoda Ouro Preto",
            "escrivaninha Paraty",
            "poltrona Mantiqueira",
            "cristaleira Diamantina",
            "mesa de centro Ilhabela",
            "cama Itacaré queen",
            "cadeira de escritório Bento");

    private static final List<String> MASCULINE = List.of(
            "sofá Jericoacoara de três lugares",
            "guarda-roupa Tiradentes",
            "aparador Olinda",
            "rack Caraíva",
            "balcão de cozinha Gramado",
            "criado-mudo Pirenópolis",
            "buffet Canela",
            "armário multiuso Cunha");
    private static final List<String> TOWNS = List.of(
            "Campinas",
            "Joinville",
            "Niterói",
            "Uberlândia",
            "Caxias do Sul",
            "Recife",
            "Goiânia",
            "Londrina",
            "Sorocaba",
            "Vitória",
            "Florianópolis",
            "Juiz de Fora",
            "Ribeirão Preto",
            "Salvador");

    private final Map<String, String> values;
    private final Client client;
    private final DemoCalendar calendar;
    private final int patience;

    Details(Client client, DemoCalendar calendar, Random random) {
        this.client = client;
        this.calendar = calendar;
        this.patience = 2 + random.nextInt(5);
        boolean feminine = random.nextBoolean();
        List<String> pieces = feminine ? FEMININE : MASCULINE;
        String article = feminine ? "a" : "o";
        this.values = Map.ofEntries(
                Map.entry("produto", pieces.get(random.nextInt(pieces.size()))),
                Map.entry("o", article),
                Map.entry("O", article.toUpperCase(Locale.ROOT)),
                Map.entry("do", "d" + article),
                Map.entry("no", "n" + article),
                Map.entry("um", feminine ? "uma" : "um"),
                Map.entry("pedido", Integer.toString(48_000 + random.nextInt(9_000))),
                Map.entry("nf", Integer.toString(10_400 + random.nextInt(2_000))),
                Map.entry("valor", "%d.%03d,90".formatted(1 + random.nextInt(4), random.nextInt(1_000))),
                Map.entry("cidade", TOWNS.get(random.nextInt(TOWNS.size()))),
                Map.entry("eu", DemoText.firstName(client.name())),
                Map.entry("nome", DemoText.firstName(client.name())),
                Map.entry("x", client.woman() ? "a" : "o"));
    }

    /** The text with its blanks filled in, as somebody writes it at a moment. */
    String fill(String text, Instant moment, String agentName, boolean byWoman) {
        String filled = BLANK.matcher(text).replaceAll(found -> switch (found.group(1)) {
            case "dia" -> calendar.dayAfter(moment, patience);
            case "atendente" -> DemoText.firstName(agentName);
            default -> values.getOrDefault(found.group(1), found.group());
        });
        return DemoText.thanksOf(filled, byWoman);
    }

    /** What a file of the conversation says. */
    List<String> document(String fileName) {
        String title = fileName.substring(0, fileName.indexOf('.')).replace('-', ' ');
        return List.of(
                title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1),
                "Cliente: " + client.name(),
                "Pedido: " + values.get("pedido") + "   Nota: " + values.get("nf"),
                "Produto: " + values.get("produto"),
                "Valor: R$ " + values.get("valor"),
                "Documento de demonstração, sem valor fiscal.");
    }
}
