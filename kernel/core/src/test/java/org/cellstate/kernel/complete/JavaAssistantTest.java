package org.cellstate.kernel.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.complete.Assistant.Completeness;
import org.cellstate.kernel.complete.Assistant.Completion;
import org.cellstate.kernel.complete.Assistant.Completions;
import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.SessionOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class JavaAssistantTest {

    private JavaSession session;
    private JavaAssistant assistant;

    @BeforeAll
    void start() {
        session = JavaSession.start(
                SessionOptions.of(List.of()).startup("import java.util.*;\nimport static java.lang.Math.*;"));
        session.run("""
                var text = "abc";
                var temperature = 21;
                var numbers = new ArrayList<Integer>();
                int twice(int value, String... names) { return 2 * value; }
                class Box { int size; Box(int size) {} <T> T same(T it) { return it; } }
                var box = new Box(1);""", 1);
        assistant = new JavaAssistant(session);
    }

    @AfterAll
    void close() {
        session.close();
    }

    /** Completes at the bar. */
    private Completions complete(String codeWithBar) {
        int bar = codeWithBar.indexOf('|');
        String code = codeWithBar.replace("|", "");
        return assistant.complete(code, codeWithBar.codePointCount(0, bar));
    }

    private List<String> texts(String codeWithBar) {
        return complete(codeWithBar).matches().stream().map(Completion::text).toList();
    }

    @Test
    void members_are_completed_with_types_and_signatures() {
        Completions completions = complete("text.subS|");

        assertThat(completions.matches().get(0)).satisfies(first -> {
            assertThat(first.text()).isEqualTo("subSequence(");
            assertThat(first.kind()).isEqualTo("method");
            assertThat(first.signature()).isEqualTo("(int beginIndex, int endIndex) : CharSequence");
        });
        assertThat(completions.start()).isEqualTo(5);
        assertThat(completions.end()).isEqualTo(9);
    }

    @Test
    void overloads_are_one_suggestion_with_all_their_signatures() {
        assertThat(complete("text.substr|").matches())
                .containsExactly(new Completion(
                        "substring(", "method", "(int beginIndex) : String\n(int beginIndex, int endIndex) : String"));
    }

    @Test
    void positions_count_code_points() {
        Completions completions = complete("\"😀😀😀😀\".subst|");

        assertThat(completions.matches()).extracting(Completion::text).containsExactly("substring(");
        assertThat(completions.start()).isEqualTo(7);
        assertThat(completions.end()).isEqualTo(12);
    }

    @Test
    void what_the_session_declared_comes_first() {
        assertThat(texts("te|")).startsWith("temperature", "text");
        assertThat(texts("tw|")).startsWith("twice(");
    }

    @Test
    void variables_show_their_type() {
        assertThat(complete("numb|").matches().get(0))
                .isEqualTo(new Completion("numbers", "variable", "ArrayList<Integer>"));
    }

    @ParameterizedTest
    @CsvSource({
        "numbers.AD|, add(",
        "LinkedHM|, LinkedHashMap",
        "numbers.reI|, removeIf(",
        "arrayl|, ArrayList",
        "text.eqIC|, equalsIgnoreCase("
    })
    void case_and_humps_are_forgiven(String code, String expected) {
        assertThat(texts(code)).contains(expected);
    }

    @Test
    void an_exact_prefix_stands_before_other_matches() {
        List<String> texts = texts("text.in|");

        assertThat(texts).startsWith("indent(", "indexOf(", "intern()");
    }

    @Test
    void no_text_is_suggested_twice() {
        assertThat(texts("text.|")).doesNotHaveDuplicates().contains("charAt(", "length()");
        assertThat(texts("Math.|")).doesNotHaveDuplicates().contains("abs(", "PI");
    }

    @Test
    void where_an_argument_begins_the_signatures_are_shown() {
        Completions completions = complete("Math.max(|");

        assertThat(completions.matches().get(0))
                .isEqualTo(
                        new Completion(
                                "max(",
                                "method",
                                "(int a, int b) : int\n(long a, long b) : long\n(float a, float b) : float\n(double a, double b) : double"));
        assertThat(completions.matches()).hasSizeLessThan(10);
        assertThat(completions.matches()).extracting(Completion::text).contains("max(temperature");
        assertThat(completions.start()).isEqualTo(5);
    }

    @Test
    void a_second_argument_is_completed_alike() {
        assertThat(texts("twice(temperature, |"))
                .startsWith("twice(temperature, ")
                .contains("twice(temperature, text");
    }

    @Test
    void names_declared_earlier_in_the_same_cell_are_known() {
        assertThat(texts("import java.time.*;\nint f() { return 1; }\nvar fresh = \"a\";\nfresh.tri|"))
                .contains("trim()");
    }

    @Test
    void names_within_a_method_are_completed() {
        assertThat(texts("String g() {\n    return text.toUpp|")).contains("toUpperCase(");
    }

    @Test
    void packages_and_keywords_are_completed() {
        assertThat(texts("import java.ut|")).contains("util.");
        assertThat(texts("ret|")).contains("return");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"text.sub|", "// text.sub|", "/* te|"})
    void nothing_is_suggested_within_comments_and_literals(String code) {
        assertThat(texts(code)).isEmpty();
    }

    @Test
    void a_cursor_outside_the_code_is_taken_as_its_end() {
        assertThat(assistant.complete("text.subst", 1000).matches()).hasSize(1);
        assertThat(assistant.inspect("", 5, 0)).isEmpty();
    }

    @Test
    void completing_declares_and_runs_nothing() {
        List<String> before = session.declaredNames();

        texts("int sneaky = twice(1); sneak|");

        assertThat(session.declaredNames()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "text.subst|ring(1); String String.substring(int beginIndex)",
                "text.substring|; String String.substring(int beginIndex)",
                "Math.max(1, |; static int Math.max(int a, int b)",
                "twi|ce(3); int twice(int value, String... names)",
                "numb|ers.add(1); ArrayList<Integer> numbers",
                "new Box(|; Box(int size)"
            })
    void signatures_are_found_at_the_cursor(String codeWithBar, String expected) {
        int bar = codeWithBar.indexOf('|');

        MimeBundle bundle =
                assistant.inspect(codeWithBar.replace("|", ""), bar, 0).orElseThrow();

        assertThat(bundle.text()).contains(expected.strip());
    }

    @Test
    void html_is_escaped() {
        MimeBundle bundle = assistant.inspect("List.of(", 8, 0).orElseThrow();

        assertThat((String) bundle.get(MimeBundle.HTML).orElseThrow())
                .contains("static &lt;E&gt; List&lt;E&gt; List.of(E e1)")
                .doesNotContain("<E>");
    }

    @Test
    void what_is_unknown_has_no_documentation() {
        assertThat(assistant.inspect("nowhere", 3, 0)).isEmpty();
        assertThat(assistant.inspect("", 0, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 + 1",
                "int x = 1;",
                "int x = 1",
                "// only",
                "int f() { return 1; }\nf()",
                "text\n  .trim()"
            })
    void whole_code_is_complete(String code) {
        assertThat(assistant.isComplete(code)).isEqualTo(new Completeness("complete", ""));
    }

    @Test
    void begun_code_is_incomplete_and_indented_by_its_open_braces() {
        assertThat(assistant.isComplete("for (int i = 0; i < 3; i++) {"))
                .isEqualTo(new Completeness("incomplete", "    "));
        assertThat(assistant.isComplete("class A {\n    void f() { // {"))
                .isEqualTo(new Completeness("incomplete", "        "));
        assertThat(assistant.isComplete("twice(1,")).isEqualTo(new Completeness("incomplete", "    "));
        assertThat(assistant.isComplete("var t = \"\"\"\n  {")).isEqualTo(new Completeness("incomplete", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'if (ready)'; 4",
                "'int x ='; 4",
                "'text.trim().'; 4",
                "'void f() {\n    if (true)'; 8",
                "'class A {\n    int x = 1;\n'; 4",
                "'/* what'; 0",
                "'numbers.stream(\n'; 4",
                "'numbers.forEach(n -> { twice(n); },'; 4",
                "'numbers.forEach(n -> {'; 4"
            })
    void the_next_line_is_indented_by_what_it_carries_on(String code, int blanks) {
        assertThat(assistant.isComplete(code)).isEqualTo(new Completeness("incomplete", " ".repeat(blanks)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "}",
                "\"abc",
                "case 1:",
                "1 +* 2;",
                "int = 5;",
                "foo(;",
                "int x = 1; 1 +* 2;",
                "class 1A {}",
                "int one = 1\nint two = 2;",
                "x ? : y;",
                "'ab'",
                "for (;) {}",
                "this is no Java at all;"
            })
    void what_cannot_become_java_is_invalid(String code) {
        assertThat(assistant.isComplete(code)).isEqualTo(new Completeness("invalid", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\ud800",
                "((((((",
                "))))",
                "\"\"\"",
                "'",
                "\\",
                "@",
                "#!/bin/sh",
                "<>",
                "\t\n",
                "import",
                "import ;",
                "😀",
                "%time 1",
                "= = =",
                "{{}",
                "enum",
                "record R(",
                "\\u00zz"
            })
    void nothing_makes_it_fail(String code) {
        assertThat(assistant.isComplete(code).status()).isIn("complete", "incomplete", "invalid");
        for (int cursor = 0; cursor <= code.length(); cursor++) {
            assertThat(assistant.complete(code, cursor).matches()).doesNotContainNull();
            assertThat(assistant.inspect(code, cursor, 1)).isNotNull();
        }
    }
}
