package org.cellstate.kernel.api;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records, maps, and rows of either as tables. Of many rows only those that are shown are read. */
final class Tables {

    private static final int WIDE_CELL = 100;
    private static final Ends.Bounds ROWS =
            new Ends.Bounds(TableView.WHOLE_ROWS, TableView.END_ROWS, TableView.END_ROWS);
    private static final Ends.Bounds ENTRIES = new Ends.Bounds(TableView.WHOLE_ROWS, TableView.WHOLE_ROWS, 0);
    private static final Set<Class<?>> NUMBERS =
            Set.of(byte.class, short.class, int.class, long.class, float.class, double.class);

    private Tables() {}

    /** Returns a record as a table of its components. */
    static TableView components(Record record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        List<TableView.Column> columns = List.of(text("component"), text("type"), text("value"));
        return TableView.of(
                        TypeNames.of(record.getClass()),
                        columns,
                        components.length,
                        i -> List.of(
                                components[i].getName(),
                                TypeNames.of(components[i].getType()),
                                cell(part(record, components[i]), WIDE_CELL)))
                .cellWidth(WIDE_CELL)
                .rowNoun("component");
    }

    /** Returns a map as a table of its entries. */
    static TableView entries(Map<?, ?> map) {
        Ends ends = Ends.of(map, ENTRIES).orElseThrow();
        List<@Nullable Object> keys = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Object entry : ends.head()) {
            keys.add(((Map.Entry<?, ?>) Objects.requireNonNull(entry)).getKey());
            values.add(((Map.Entry<?, ?>) entry).getValue());
        }
        List<TableView.Column> columns = List.of(column("key", keys), column("value", values));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            rows.add(List.of(cell(keys.get(i), WIDE_CELL), cell(values.get(i), WIDE_CELL)));
        }
        return new TableView(TypeNames.kind(map), "entry", columns, rows, ends.hidden(), List.of(), 0, WIDE_CELL);
    }

    /** Returns a collection or an array as a table, if the rows of it that are shown are all records of one type, or all maps. */
    static Optional<TableView> rows(Object container) {
        Ends ends = Ends.of(container, ROWS).orElseThrow();
        List<@Nullable Object> shown = ends.shown();
        if (shown.isEmpty() || shown.contains(null)) {
            return Optional.empty();
        }
        Class<?> type = Objects.requireNonNull(shown.get(0)).getClass();
        if (type.isRecord() && shown.stream().allMatch(type::isInstance)) {
            return Optional.of(records(type, ends));
        }
        return shown.stream().allMatch(Map.class::isInstance) ? maps(ends) : Optional.empty();
    }

    private static TableView records(Class<?> type, Ends ends) {
        RecordComponent[] all = type.getRecordComponents();
        List<RecordComponent> components = Arrays.asList(all).subList(0, Math.min(all.length, TableView.MOST_COLUMNS));
        List<TableView.Column> columns = components.stream()
                .map(component -> new TableView.Column(
                        component.getName(), TypeNames.of(component.getType()), isNumber(component.getType())))
                .toList();
        Function<@Nullable Object, List<String>> row = record -> components.stream()
                .map(component -> cell(part((Record) Objects.requireNonNull(record), component), TableView.CELL_WIDTH))
                .toList();
        return table(TypeNames.of(type), columns, ends, row).hidingColumns(all.length - components.size());
    }

    private static Optional<TableView> maps(Ends ends) {
        Set<@Nullable Object> keys = new LinkedHashSet<>();
        for (Object map : ends.shown()) {
            for (Object entry :
                    Ends.of(Objects.requireNonNull(map), ENTRIES).orElseThrow().head()) {
                keys.add(((Map.Entry<?, ?>) Objects.requireNonNull(entry)).getKey());
            }
        }
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        List<@Nullable Object> shown = new ArrayList<>(keys).subList(0, Math.min(keys.size(), TableView.MOST_COLUMNS));
        List<TableView.Column> columns = new ArrayList<>();
        for (Object key : shown) {
            List<@Nullable Object> values = new ArrayList<>();
            ends.shown().forEach(map -> values.add(((Map<?, ?>) Objects.requireNonNull(map)).get(key)));
            columns.add(column(Sketch.line(key, TableView.CELL_WIDTH), values));
        }
        Function<@Nullable Object, List<String>> row = map -> shown.stream()
                .map(key -> cell(((Map<?, ?>) Objects.requireNonNull(map)).get(key), TableView.CELL_WIDTH))
                .toList();
        return Optional.of(table("Map", columns, ends, row).hidingColumns(keys.size() - shown.size()));
    }

    private static TableView table(
            String title, List<TableView.Column> columns, Ends ends, Function<@Nullable Object, List<String>> row) {
        return new TableView(
                title,
                TableView.ROW,
                columns,
                ends.head().stream().map(row).toList(),
                ends.hidden(),
                ends.tail().stream().map(row).toList(),
                0,
                TableView.CELL_WIDTH);
    }

    private static TableView.Column text(String name) {
        return new TableView.Column(name, "", false);
    }

    /** A column headed by the type that all of its values have that are there. */
    private static TableView.Column column(String name, List<@Nullable Object> values) {
        List<? extends Class<?>> types = values.stream()
                .filter(Objects::nonNull)
                .map(Object::getClass)
                .distinct()
                .toList();
        String note = types.size() == 1 ? TypeNames.of(types.get(0)) : types.isEmpty() ? "" : "Object";
        return new TableView.Column(
                name, note, !types.isEmpty() && types.stream().allMatch(Number.class::isAssignableFrom));
    }

    private static boolean isNumber(Class<?> type) {
        return NUMBERS.contains(type) || Number.class.isAssignableFrom(type);
    }

    private static String cell(@Nullable Object value, int width) {
        return value == null ? TableView.MISSING : Sketch.line(value, width);
    }

    /** A component's value, or the reason why it cannot be read. */
    private static @Nullable Object part(Record record, RecordComponent component) {
        try {
            return Sketch.component(record, component);
        } catch (RuntimeException | StackOverflowError e) {
            if (Notebook.interrupted()) {
                throw e;
            }
            return "not readable: " + PlainText.failure(e);
        }
    }
}
