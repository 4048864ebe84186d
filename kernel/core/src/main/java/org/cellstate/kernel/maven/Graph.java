package org.cellstate.kernel.maven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.util.artifact.ArtifactIdUtils;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/**
 * A collected graph, read.
 *
 * @param jars the jars that won, each once, in the order of the class path
 * @param conflicts a line for each artifact that something wants newer than it is in this graph
 */
record Graph(List<DependencyNode> jars, List<String> conflicts) {

    static Graph of(DependencyNode root) {
        Map<String, DependencyNode> jars = new LinkedHashMap<>();
        Map<String, String> conflicts = new LinkedHashMap<>();
        read(root, "your request", jars, conflicts);
        return new Graph(List.copyOf(jars.values()), List.copyOf(conflicts.values()));
    }

    /** What an artifact is called in messages: without type and version. */
    static String name(Artifact artifact) {
        String classifier = artifact.getClassifier().isEmpty() ? "" : ":" + artifact.getClassifier();
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + classifier;
    }

    private static void read(
            DependencyNode node, String parent, Map<String, DependencyNode> jars, Map<String, String> conflicts) {
        for (DependencyNode child : node.getChildren()) {
            Artifact artifact = child.getArtifact();
            String id = ArtifactIdUtils.toVersionlessId(artifact);
            if (child.getData().get(ConflictResolver.NODE_DATA_WINNER) instanceof DependencyNode winner) {
                if (isNewer(artifact.getVersion(), winner.getArtifact().getVersion())) {
                    conflicts.putIfAbsent(
                            id,
                            name(artifact) + " is " + winner.getArtifact().getVersion() + ", though " + parent
                                    + " asks for " + artifact.getVersion() + "; ask for "
                                    + name(artifact) + ":" + artifact.getVersion()
                                    + " in the first request to have it");
                }
                continue;
            }
            if (artifact.getExtension().equals("jar")) {
                jars.putIfAbsent(id, child);
            }
            read(child, name(artifact) + " " + artifact.getVersion(), jars, conflicts);
        }
    }

    private static boolean isNewer(String version, String than) {
        try {
            GenericVersionScheme scheme = new GenericVersionScheme();
            Version a = scheme.parseVersion(version);
            return a.compareTo(scheme.parseVersion(than)) > 0;
        } catch (InvalidVersionSpecificationException e) {
            return !version.equals(than);
        }
    }

    static List<String> newestFirst(List<Version> versions) {
        List<String> names = new ArrayList<>();
        for (int i = versions.size() - 1; i >= 0; i--) {
            names.add(versions.get(i).toString());
        }
        return names;
    }
}
