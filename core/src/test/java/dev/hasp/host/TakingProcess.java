package dev.hasp.host;

import dev.hasp.selinux.Level;
import dev.hasp.selinux.mcs.McsAllocator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A process that takes and releases levels until so many were taken by all. */
final class TakingProcess {

    private static final int MOST = 40;

    private TakingProcess() {}

    /** The registry, the witness, this process's number and how many are to be taken. */
    public static void main(String[] args) throws IOException {
        HeldPairs witness = HeldPairs.of(Path.of(args[1]));
        int process = Integer.parseInt(args[2]);
        int target = Integer.parseInt(args[3]);
        Random random = new Random(process);
        record Taken(String holder, Level level) {}
        List<Taken> taken = new ArrayList<>();
        try (McsRegistry registry = McsRegistry.open(Path.of(args[0]))) {
            McsAllocator labels = McsAllocator.over(registry);
            boolean goesOn = true;
            for (int i = 0; goesOn || !taken.isEmpty(); i++) {
                goesOn = goesOn && witness.counted() < target;
                if (goesOn && random.nextInt(MOST) >= taken.size()) {
                    String holder = holder(process) + i;
                    Level level = labels.take(holder);
                    witness.mark(level, 0, process);
                    taken.add(new Taken(holder, level));
                    goesOn = witness.count() < target;
                } else if (!taken.isEmpty()) {
                    Taken given = taken.remove(random.nextInt(taken.size()));
                    witness.mark(given.level(), process, 0);
                    if (!labels.release(given.holder())) {
                        throw new IllegalStateException(given.holder() + " was lost");
                    }
                }
            }
        }
    }

    /** How the names of a process's holders begin. */
    static String holder(int process) {
        return "p" + process + "-";
    }
}
