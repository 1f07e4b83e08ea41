package app.balcao.bench.chat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Visitors with a page open, who answer pings as browsers do and say nothing unless they are told to. */
final class Crowd implements Line.Ear {

    private static final String BROWSER = "User-Agent: Mozilla/5.0 (X11; Linux x86_64) Bench\r\n";

    private final ChatCompany company;
    private final Lines lines;
    private final Arrivals arrivals;
    private final Consumer<String> heard;
    private final List<Line> visitors = new ArrayList<>();

    /** @param heard takes what they are told, but that they are welcome */
    Crowd(ChatCompany company, Lines lines, Consumer<String> heard) {
        this.company = company;
        this.lines = lines;
        this.arrivals = new Arrivals(lines);
        this.heard = heard;
    }

    /** Has visitors come until there are so many. */
    void grow(int count) throws IOException, InterruptedException {
        arrivals.bring(visitors.size(), count, each -> visitors.add(lines.open(each, company.socket(), BROWSER, this)));
    }

    void send(int visitor, String frame) throws IOException {
        visitors.get(visitor).send(frame);
    }

    @Override
    public void opened(Line line) throws IOException {
        line.send("{\"type\":\"hello\",\"visitor\":\"" + company.visitorToken(line.number())
                + "\",\"conversation\":null,\"after\":null,\"page\":{\"url\":\"https://loja.example/produtos/"
                + line.number() % 500 + "\",\"title\":\"Produto\"},\"language\":\"pt-BR\","
                + "\"timeZone\":\"America/Sao_Paulo\",\"referrer\":\"https://busca.example/\"}");
    }

    @Override
    public void heard(Line line, String text) {
        if (text.startsWith("{\"type\":\"welcome\"")) {
            arrivals.arrived();
        } else {
            heard.accept(text);
        }
    }
}
