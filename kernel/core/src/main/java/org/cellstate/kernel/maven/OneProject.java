package org.cellstate.kernel.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

/** Lets the resolver find a project's file under the name of an artifact that no repository has. */
final class OneProject implements WorkspaceReader {

    private final WorkspaceRepository repository = new WorkspaceRepository("cell");
    private final Artifact name;
    private final File file;

    OneProject(Artifact name, Path file) {
        this.name = name;
        this.file = file.toFile();
    }

    @Override
    public WorkspaceRepository getRepository() {
        return repository;
    }

    @Override
    public @Nullable File findArtifact(Artifact artifact) {
        return isName(artifact) && artifact.getExtension().equals("pom") ? file : null;
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        return isName(artifact) ? List.of(name.getVersion()) : List.of();
    }

    private boolean isName(Artifact artifact) {
        return artifact.getGroupId().equals(name.getGroupId())
                && artifact.getArtifactId().equals(name.getArtifactId());
    }
}
