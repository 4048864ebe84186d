package org.cellstate.kernel.complete;

import java.util.List;

/**
 * A declaration as documentation shows it, free of the compiler.
 *
 * @param head what stands before the brackets of a method, or all of another declaration
 * @param parameters of a method or constructor: their types
 * @param names their names, empty where the class file has none
 * @param tail what stands behind the brackets
 * @param method whether it has brackets at all
 * @param places where its documentation may stand, the best first
 * @param declared the name under which a cell has declared it; empty for all else
 */
record Described(
        String head,
        List<String> parameters,
        List<String> names,
        String tail,
        boolean method,
        List<DocPlace> places,
        String declared) {

    Described {
        parameters = List.copyOf(parameters);
        names = List.copyOf(names);
        places = List.copyOf(places);
    }

    /**
     * Where documentation may stand.
     *
     * @param module the module of the class; empty for the class path
     * @param topLevel the class that gives the source file its name, with its package
     * @param nested names of the classes from that one to the declaring one
     * @param member the field or method; empty for a class; {@code <init>} for a constructor
     * @param erased simple names of the parameters' erased types
     */
    record DocPlace(String module, String topLevel, List<String> nested, String member, List<String> erased) {

        DocPlace {
            nested = List.copyOf(nested);
            erased = List.copyOf(erased);
        }
    }

    /** Returns the declaration in one line, with names from the source where the class file lacks them. */
    String signature(List<String> sourceNames) {
        if (!method) {
            return head;
        }
        StringBuilder text = new StringBuilder(head).append('(');
        for (int i = 0; i < parameters.size(); i++) {
            String own = names.get(i);
            String name = !own.isEmpty() ? own : i < sourceNames.size() ? sourceNames.get(i) : "";
            text.append(i == 0 ? "" : ", ").append(parameters.get(i)).append(name.isEmpty() ? "" : " " + name);
        }
        return text.append(')').append(tail).toString();
    }
}
