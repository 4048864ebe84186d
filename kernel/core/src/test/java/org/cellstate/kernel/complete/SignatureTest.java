package org.cellstate.kernel.complete;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "int Math.max(int a, int b); (int a, int b) : int",
                "List<E> List<E>.<E>of(E e1); (E e1) : List<E>",
                "My(int a); (int a)",
                "s:java.lang.String; String",
                "java.util.List<E>; List<E>",
                "void Collections.<T extends Comparable<? super T>>sort(List<T> list); (List<T> list) : void",
                "java.util.stream.Stream<R> java.util.stream.Stream<T>.<R>map(java.util.function.Function<? super T,? extends R>);"
                        + " (Function<? super T,? extends R>) : Stream<R>"
            })
    void parameters_come_before_the_result(String signature, String expected) {
        assertThat(Signature.brief(signature)).isEqualTo(expected);
    }
}
