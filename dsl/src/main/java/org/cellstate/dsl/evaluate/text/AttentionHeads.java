package org.cellstate.dsl.evaluate.text;

import java.util.List;

/**
 * The heads of an attention map, one by one.
 *
 * @param maps one per head, all over the same tokens
 */
public record AttentionHeads(List<AttentionMap> maps) {

    /** Copies the maps. */
    public AttentionHeads {
        maps = List.copyOf(maps);
    }
}
