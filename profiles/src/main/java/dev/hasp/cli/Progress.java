package dev.hasp.cli;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Says on standard error what is being done, once it takes more than a moment: on a terminal one line that is written
 * anew and goes in the end, else a line for each step.
 */
final class Progress implements Consumer<String>, AutoCloseable {

    private static final long MOMENT_MILLIS = 700;

    /** A container's or an image's whole id, of which docker shows the beginning. */
    private static final Pattern ID = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{52}\\b");

    private final Output output;
    private final boolean isOn;
    private final Thread clock;
    private String step = "";
    private boolean isShown;
    private boolean isWritten;

    /** @param isOn whether anything is said */
    Progress(Output output, boolean isOn) {
        this.output = output;
        this.isOn = isOn;
        this.clock = new Thread(this::show, "progress");
        clock.setDaemon(true);
        clock.start();
    }

    /** After a moment, what was said last; from then on the steps write themselves. */
    private void show() {
        try {
            Thread.sleep(MOMENT_MILLIS);
        } catch (InterruptedException ended) {
            return;
        }
        synchronized (this) {
            isShown = isOn;
            write();
        }
    }

    @Override
    public synchronized void accept(String next) {
        step = ID.matcher(next).replaceAll("$1");
        write();
    }

    private void write() {
        if (isShown && !step.isEmpty()) {
            output.progress(step);
            isWritten = true;
        }
    }

    @Override
    public void close() {
        clock.interrupt();
        synchronized (this) {
            isShown = false;
            if (isWritten) {
                output.endProgress();
            }
        }
    }
}
