package dev.hasp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Cells in columns; a cell that is too wide takes further lines, and is cut where those are not enough. */
final class Grid {

    private static final int GAP = 2;
    private static final int USUAL_LINES = 2;
    private static final String CUT = " …";

    private final List<Integer> most;
    private final int mostLines;
    private final List<Line> lines = new ArrayList<>();

    private record Line(List<String> cells, UnaryOperator<String> first) {}

    /** @param most how wide each column may be */
    Grid(List<Integer> most) {
        this(most, USUAL_LINES);
    }

    /**
     * @param most how wide each column may be
     * @param mostLines how many lines a cell may take
     */
    Grid(List<Integer> most, int mostLines) {
        this.most = most;
        this.mostLines = mostLines;
    }

    /** Adds a line. */
    void add(List<String> cells, UnaryOperator<String> paintFirst) {
        lines.add(new Line(cells.stream().map(Inert::text).toList(), paintFirst));
    }

    @Override
    public String toString() {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < most.size(); i++) {
            int column = i;
            int widest = lines.stream()
                    .mapToInt(line -> line.cells().get(column).length())
                    .max()
                    .orElse(0);
            widths.add(Math.min(widest, most.get(i)));
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> append(text, line, widths));
        return text.toString();
    }

    private void append(StringBuilder text, Line line, List<Integer> widths) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < widths.size(); i++) {
            wrapped.add(wrap(line.cells().get(i), widths.get(i), mostLines));
        }
        int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
        for (int row = 0; row < height; row++) {
            StringBuilder written = new StringBuilder();
            for (int i = 0; i < widths.size(); i++) {
                String cell = row < wrapped.get(i).size() ? wrapped.get(i).get(row) : "";
                String painted = i == 0 && row == 0 ? line.first().apply(cell) : cell;
                written.append(painted).append(" ".repeat(widths.get(i) - cell.length() + GAP));
            }
            text.append(written.toString().stripTrailing()).append('\n');
        }
    }

    /** The words on lines of that width. */
    static List<String> wrap(String text, int width, int mostLines) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width && lines.size() < mostLines - 1) {
            int space = rest.lastIndexOf(' ', width);
            int end = space <= 0 ? width : space;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(
                rest.length() > width ? rest.substring(0, width - CUT.length()).stripTrailing() + CUT : rest);
        return lines;
    }
}
