package app.balcao;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the one program that is Balcão. */
@SpringBootApplication
public class BalcaoApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BalcaoApplication.class, arguments);
    }
}
