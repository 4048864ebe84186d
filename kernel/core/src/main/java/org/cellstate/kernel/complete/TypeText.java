package org.cellstate.kernel.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Types and signatures as a reader wants them: without packages, annotations and what JShell wraps around a cell. */
final class TypeText {

    private static final Pattern ANNOTATION = Pattern.compile("@[\\w.]+(?:\\([^)]*\\))?\\s*");
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+\\.");
    private static final Pattern CAPTURE = Pattern.compile("capture#\\d+ of ");
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");

    private TypeText() {}

    static String of(TypeMirror type) {
        String text = ANNOTATION.matcher(type.toString()).replaceAll("");
        text = WRAPPER.matcher(text).replaceAll("");
        text = CAPTURE.matcher(text).replaceAll("");
        return PACKAGE.matcher(text).replaceAll("").replaceAll(",(?=\\S)", ", ");
    }

    /** Returns {@code (int a, int b) : int}; of a constructor without a result. */
    static String signature(ExecutableElement method, ExecutableType type) {
        String result = type.getReturnType().getKind() == TypeKind.VOID
                        && method.getSimpleName().contentEquals("<init>")
                ? ""
                : " : " + of(type.getReturnType());
        return "(" + parameters(method, type) + ")" + result;
    }

    static String parameters(ExecutableElement method, ExecutableType type) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < method.getParameters().size(); i++) {
            String name = method.getParameters().get(i).getSimpleName().toString();
            String parameter = parameter(method, type, i);
            parameters.add(name.matches("arg\\d+") ? parameter : parameter + " " + name);
        }
        return String.join(", ", parameters);
    }

    /** Returns the type of a parameter, with dots where it takes any number. */
    static String parameter(ExecutableElement method, ExecutableType type, int i) {
        String text = i < type.getParameterTypes().size()
                ? of(type.getParameterTypes().get(i))
                : of(method.getParameters().get(i).asType());
        boolean last = i == method.getParameters().size() - 1;
        return method.isVarArgs() && last && text.endsWith("[]") ? text.substring(0, text.length() - 2) + "..." : text;
    }

    /** Returns where a class comes from and what it extends. */
    static String of(TypeElement type) {
        String qualified = type.getQualifiedName().toString();
        return WRAPPER.matcher(qualified).replaceAll("")
                + (type.getTypeParameters().isEmpty()
                        ? ""
                        : "<"
                                + String.join(
                                        ", ",
                                        type.getTypeParameters().stream()
                                                .map(Object::toString)
                                                .toList()) + ">");
    }
}
