package org.cellstate.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellParserTest {

    private static final Set<String> KNOWN = Set.of("time", "maven", "whos", "load", "sh");

    private static List<Part> parse(String cell) {
        return new CellParser(KNOWN::contains).parse(cell);
    }

    private static String kinds(String cell) {
        return parse(cell).stream().map(part -> part.getClass().getSimpleName()).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int r = a\n    % b;",
                "int r = a\n%b;",
                "int r = a\n%b * 2;",
                "int r = (a\n%time + 1);",
                "int r = a\n%time - 1;",
                "int r = a\n%time;",
                "boolean x = a &&\n!b;",
                "var s = \"\"\"\n%maven a:b:1\n!ls\n\"\"\";",
                "/*\n%whos\n!ls\n*/ int a;",
                "// %whos\nint a = 1;",
                "for (int i = 0; i < 3; i++) {\n    %whos\n}",
                "foo(a,\n!b);",
                "String s = \"%time\";",
                "% b",
                "a != b",
                "int a = 7 %b;",
                ""
            })
    void java_stays_java(String cell) {
        assertThat(parse(cell)).allMatch(Part.Java.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%whos",
                "  %whos",
                "%whos;",
                "%nobody knows it",
                "%time foo()",
                "List<String> jars = %maven a:b:1",
                "final var jars = %maven a:b:1",
                "jars = %maven a:b:1",
                "Map<String, List<int[]>> m = %maven a:b:1"
            })
    void a_percent_sign_where_a_statement_could_begin_is_a_magic(String cell) {
        assertThat(kinds(cell)).isEqualTo("Line");
    }

    @Test
    void parts_stand_in_the_order_of_the_cell() {
        assertThat(kinds("int a = 1;\n%time a\n!ls\nvar x = %sh ls\n\nint b = 2;\n// end"))
                .isEqualTo("Java Line Shell Line Java");
    }

    @Test
    void behind_an_expression_without_a_semicolon_only_what_java_cannot_read_is_a_magic() {
        assertThat(kinds("foo()\n%time bar()")).isEqualTo("Java Line");
        assertThat(kinds("foo()\n%other bar()")).isEqualTo("Java");
        assertThat(kinds("foo()\n!ls -l")).isEqualTo("Java Shell");
        assertThat(kinds("foo() +\n!ls")).isEqualTo("Java");
    }

    @Test
    void a_magic_between_two_pieces_of_java_does_not_confuse_quotes() {
        assertThat(kinds("!echo it's\nint a = 1;\n%time a")).isEqualTo("Shell Java Line");
    }

    @Test
    void a_line_gives_its_name_its_arguments_and_its_variable() {
        String cell = "int a;\nfinal List<String> x =  %maven  a:b:1 --offline ;\n";
        Part.Line line = (Part.Line) parse(cell).get(1);

        assertThat(line.name()).isEqualTo("maven");
        assertThat(line.arguments().of(cell)).isEqualTo("a:b:1 --offline ;");
        assertThat(line.target()).hasValueSatisfying(target -> {
            assertThat(target.variable()).isEqualTo("x");
            assertThat(target.type()).isEqualTo("final List<String>");
            assertThat(target.declaration().of(cell)).isEqualTo("final List<String> x");
        });
    }

    @Test
    void a_line_goes_on_behind_a_backslash() {
        String cell = "!echo a \\\n  b\nint c;";

        assertThat(((Part.Shell) parse(cell).get(0)).command().of(cell)).isEqualTo("echo a \\\n  b");
        assertThat(kinds(cell)).isEqualTo("Shell Java");
    }

    @Test
    void a_cell_magic_takes_the_rest_of_the_cell() {
        String cell = "\n%%sh -e\nls\n%whos\n";
        Part.Whole whole = (Part.Whole) parse(cell).get(0);

        assertThat(whole.name()).isEqualTo("sh");
        assertThat(whole.arguments().of(cell)).isEqualTo("-e");
        assertThat(whole.body().of(cell)).isEqualTo("ls\n%whos\n");
    }

    @Test
    void a_cell_magic_below_the_first_line_is_refused() {
        assertThatThrownBy(() -> parse("int a = 1;\n%%sh\nls"))
                .hasMessage("A cell magic must stand on the first line of its cell.\n  received: %%sh\n"
                        + "  try: move it to a cell of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%maven?", "?%maven", "%%maven?", "  %maven??"})
    void a_question_mark_asks_for_help(String cell) {
        assertThat(parse(cell))
                .singleElement()
                .isInstanceOfSatisfying(
                        Part.Question.class,
                        question -> assertThat(question.name()).isEqualTo("maven"));
    }
}
