package dev.hasp.inforce;

import dev.hasp.profiles.Restricted;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import java.io.IOException;

/** A test run that is killed in the middle: starts a container, makes a network and a volume, and waits for its end. */
final class AbandonedRun {

    private AbandonedRun() {}

    public static void main(String[] arguments) throws IOException {
        Engine engine = Engine.connect(arguments[0]);
        Container container =
                engine.create(Restricted.preset().toSpec(), "sleep", "1000").start();
        System.out.println(container.id() + " " + engine.network(arguments[1]) + " " + engine.volume());
        while (System.in.read() >= 0) {
            // whoever started it never writes, and kills it
        }
    }
}
