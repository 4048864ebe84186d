package org.cellstate.app.run;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cellstate.app.Problem;

/** Values from the command line as Java source. */
final class JavaLiteral {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private JavaLiteral() {}

    /**
     * Returns a value as a literal of a declared type. A type without literals takes the value as a Java expression, and
     * {@code var} takes what the value looks like.
     *
     * @throws Problem if the value does not fit the type
     */
    static String of(String name, String type, String value) {
        try {
            return switch (type) {
                case "int", "Integer" -> String.valueOf(Integer.parseInt(value.strip()));
                case "short", "Short", "byte", "Byte" -> narrow(type, value.strip());
                case "long", "Long" -> Long.parseLong(value.strip()) + "L";
                case "double", "Double" -> decimal(value.strip(), "Double", "");
                case "float", "Float" -> decimal(value.strip(), "Float", "f");
                case "boolean", "Boolean" -> truth(value.strip());
                case "char", "Character" -> character(value);
                case "String", "java.lang.String" -> quoted(value);
                case "var" -> of(name, inferredType(value), value);
                default -> value;
            };
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    "A parameter's value must fit the type the notebook declares.",
                    name + "=" + value + " for " + type + " " + name,
                    "-p " + name + "=" + example(type));
        }
    }

    /** Returns the type that a value looks like: {@code boolean}, {@code int}, {@code long}, {@code double} or {@code String}. */
    static String inferredType(String value) {
        if (value.equals("true") || value.equals("false")) {
            return "boolean";
        }
        if (WHOLE.matcher(value).matches()) {
            return fits(value).orElse("String");
        }
        return DECIMAL.matcher(value).matches() ? "double" : "String";
    }

    private static Optional<String> fits(String whole) {
        int bits = new BigDecimal(whole).toBigInteger().bitLength();
        return bits < 32 ? Optional.of("int") : bits < 64 ? Optional.of("long") : Optional.empty();
    }

    private static String narrow(String type, String value) {
        boolean isByte = type.equalsIgnoreCase("byte");
        return isByte ? "(byte) " + Byte.parseByte(value) : "(short) " + Short.parseShort(value);
    }

    private static String decimal(String value, String box, String suffix) {
        if (value.equalsIgnoreCase("nan")) {
            return box + ".NaN";
        }
        if (!DECIMAL.matcher(value).matches()) {
            throw new IllegalArgumentException(value);
        }
        double number = Double.parseDouble(value);
        double limit = box.equals("Float") ? Float.MAX_VALUE : Double.MAX_VALUE;
        if (Math.abs(number) > limit) {
            throw new IllegalArgumentException(value);
        }
        // A whole number needs a point to be a double, so that "rate = 1" means 1.0 also for a boxed type.
        String plain = value.startsWith("+") ? value.substring(1) : value;
        boolean whole = WHOLE.matcher(plain).matches();
        return plain + (whole && suffix.isEmpty() ? ".0" : "") + suffix;
    }

    private static String truth(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!lower.equals("true") && !lower.equals("false")) {
            throw new IllegalArgumentException(value);
        }
        return lower;
    }

    private static String character(String value) {
        if (value.length() != 1) {
            throw new IllegalArgumentException(value);
        }
        return value.equals("'") ? "'\\''" : value.equals("\"") ? "'\"'" : "'" + escaped(value) + "'";
    }

    private static String quoted(String value) {
        return "\"" + escaped(value) + "\"";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    private static String example(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "int", "integer", "long", "short", "byte" -> "20";
            case "double", "float" -> "0.5";
            case "boolean" -> "true";
            default -> "x";
        };
    }
}
