package org.cellstate.kernel.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.kernel.api.CloseNames;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.collection.UnsolvableVersionConflictException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.jspecify.annotations.Nullable;

/** Says why dependencies cannot be had: unknown, out of reach, or at odds with one another. */
final class Causes {

    private static final int OFFERED = 4;

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    Causes(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.system = system;
        this.session = session;
        this.repositories = repositories;
    }

    /** A project's file that Maven cannot read. */
    static MavenException ofProject(Path file, ArtifactDescriptorException e) {
        Throwable root = root(e);
        return new MavenException(
                "A project's file must be one that Maven can read.",
                file + ": " + String.valueOf(root.getMessage()).strip().replace("\n", "\n    "),
                "correct it, or name a repository that has its parent with %mavenRepo");
    }

    /** Returns whether version ranges are at odds. */
    static boolean isConflict(DependencyCollectionException e) {
        return find(e, UnsolvableVersionConflictException.class) != null;
    }

    MavenException of(DependencyCollectionException e) {
        UnsolvableVersionConflictException conflict = find(e, UnsolvableVersionConflictException.class);
        if (conflict != null) {
            return new MavenException(
                    "The version ranges of all dependencies of a session must allow a common version.",
                    String.valueOf(conflict.getMessage()),
                    "another range, or a restart of the kernel and all dependencies in one %maven");
        }
        return of(e, null);
    }

    MavenException of(ArtifactResolutionException e) {
        for (ArtifactResult result : e.getResults()) {
            if (!result.isResolved()) {
                return of(e, result.getRequest().getArtifact());
            }
        }
        return of(e, null);
    }

    private MavenException of(Throwable e, @Nullable Artifact failed) {
        VersionRangeResolutionException range = find(e, VersionRangeResolutionException.class);
        if (range != null) {
            Artifact wanted = range.getResult().getRequest().getArtifact();
            return unknown(wanted);
        }
        ArtifactNotFoundException notFound = find(e, ArtifactNotFoundException.class);
        ArtifactTransferException transfer = find(e, ArtifactTransferException.class);
        boolean offline = session.isOffline() || find(e, RepositoryOfflineException.class) != null;
        Artifact artifact = failed != null ? failed : transfer == null ? null : transfer.getArtifact();
        String name = artifact == null ? "the dependencies" : coordinates(artifact);
        if (offline) {
            return new MavenException(
                    "Offline, every dependency must have been downloaded before.",
                    name + ", which was not",
                    "the same without --offline, and without <offline> in the settings");
        }
        if (notFound != null && artifact != null) {
            return unknown(artifact);
        }
        return new MavenException(
                "Downloading needs a repository that answers.",
                name + ": " + root(e).getMessage(),
                "again when the network is there; a mirror or proxy in Maven's settings.xml; --offline for what was "
                        + "downloaded before");
    }

    private MavenException unknown(Artifact artifact) {
        List<String> versions = versions(artifact);
        String rule = "A dependency must be in one of the repositories.";
        if (versions.isEmpty()) {
            String ids = repositories.stream()
                    .map(RemoteRepository::getId)
                    .distinct()
                    .collect(Collectors.joining(", "));
            return new MavenException(
                    rule,
                    coordinates(artifact) + ", which none of them has (" + ids + ")",
                    "check group and artifact, or add its repository with %mavenRepo ID URL");
        }
        List<String> offered = new ArrayList<>(CloseNames.of(artifact.getVersion(), versions));
        versions.stream().filter(each -> !offered.contains(each)).limit(OFFERED).forEach(offered::add);
        return new MavenException(
                rule,
                coordinates(artifact) + ", which none of them has in this version or form",
                offered.stream()
                        .limit(OFFERED)
                        .map(each -> name(artifact) + each)
                        .collect(Collectors.joining(", ")));
    }

    private static String name(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":";
    }

    private static String coordinates(Artifact artifact) {
        return new Coordinates(
                        artifact.getGroupId(),
                        artifact.getArtifactId(),
                        artifact.getExtension(),
                        artifact.getClassifier(),
                        artifact.getVersion())
                .toString();
    }

    private List<String> versions(Artifact artifact) {
        Artifact any =
                new DefaultArtifact(artifact.getGroupId(), artifact.getArtifactId(), artifact.getExtension(), "[0,)");
        try {
            return Graph.newestFirst(system.resolveVersionRange(session, new VersionRangeRequest(any, repositories, ""))
                    .getVersions());
        } catch (VersionRangeResolutionException e) {
            return List.of();
        }
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static <T extends Throwable> @Nullable T find(Throwable e, Class<T> type) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }
}
