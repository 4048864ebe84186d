package org.cellstate.kernel.maven;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactType;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;
import org.eclipse.aether.util.graph.version.HighestVersionFilter;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The dependencies of a session. They grow into one graph: what a later request asks for is resolved together with everything
 * before it. What is loaded stays, since its classes may be in use; where the graph now wants another version of it, a note says
 * so. A request that fails leaves the session as it was.
 */
public final class Dependencies implements AutoCloseable {

    private static final Artifact CELL = new DefaultArtifact("org.cellstate.session", "cell", "pom", "1");

    private final MavenSettings settings;
    private final List<Path> classPath;
    private final LoadedJars loaded = new LoadedJars();
    private final Set<String> told = new HashSet<>();
    private List<Dependency> roots = List.of();
    private List<Dependency> managed = List.of();
    private List<RemoteRepository> repositories = List.of();
    private @Nullable Context context;

    /**
     * Makes those of a session; nothing is read or downloaded before the first request.
     *
     * @param classPath what the session has loaded from its start
     */
    public Dependencies(MavenSettings settings, List<Path> classPath) {
        this.settings = settings;
        this.classPath = List.copyOf(classPath);
    }

    /**
     * How a request is served.
     *
     * @param offline whether only what was downloaded before may be used
     * @param progress told how downloading goes
     * @param cancelled whether the user wants it to stop
     */
    public record Way(boolean offline, Consumer<String> progress, BooleanSupplier cancelled) {}

    /**
     * Adds artifacts and what they need.
     *
     * @param exclusions {@code group:artifact} of what they shall not bring along; a star stands for any
     * @throws MavenException if something cannot be had
     */
    public synchronized Resolution add(List<Coordinates> wanted, List<String> exclusions, Way way) {
        Context opened = open();
        DefaultRepositorySystemSession session = session(opened, way);
        List<Exclusion> excluded =
                exclusions.stream().map(Dependencies::exclusion).toList();
        List<Dependency> more = new ArrayList<>();
        for (Coordinates each : wanted) {
            more.add(new Dependency(artifact(each, session), "compile", false, excluded));
        }
        return resolve(opened, session, more, List.of(), repositories);
    }

    /**
     * Adds the dependencies of a project.
     *
     * @param text the project's XML, or fragments of one
     * @param scopes which of its dependencies are wanted
     */
    public synchronized Resolution addProject(String text, List<String> scopes, Way way) {
        try {
            Path file = Files.createTempFile("cellstate", ".xml");
            try {
                Files.writeString(file, Pom.whole(text));
                return addProject(file, scopes, way);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds the dependencies of a project.
     *
     * @param file its {@code pom.xml}; a parent is found beside it as Maven finds it
     */
    public synchronized Resolution addProject(Path file, List<String> scopes, Way way) {
        Context opened = open();
        DefaultRepositorySystemSession session = session(opened, way);
        DefaultRepositorySystemSession reading = new DefaultRepositorySystemSession(session);
        reading.setWorkspaceReader(new OneProject(CELL, file));
        reading.setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false));
        ArtifactDescriptorResult project;
        try {
            project = opened.repositorySystem()
                    .readArtifactDescriptor(
                            reading, new ArtifactDescriptorRequest(CELL, remote(opened, session, repositories), ""));
        } catch (ArtifactDescriptorException e) {
            throw Causes.ofProject(file, e);
        }
        List<Dependency> more = project.getDependencies().stream()
                .filter(each -> scopes.contains(each.getScope()))
                .map(each -> each.setScope("compile"))
                .toList();
        List<RemoteRepository> theirs = new ArrayList<>(repositories);
        theirs.addAll(project.getRepositories());
        return resolve(opened, session, more, project.getManagedDependencies(), theirs);
    }

    /** Adds a repository that the user names; mirrors and passwords of the settings apply to it. */
    public synchronized void addRepository(String id, String url) {
        List<RemoteRepository> all = new ArrayList<>(repositories);
        all.removeIf(each -> each.getId().equals(id));
        all.add(new RemoteRepository.Builder(id, "default", url).build());
        repositories = List.copyOf(all);
    }

    /** Returns where downloads are kept. */
    public synchronized Path localRepository() {
        return open().repositorySystemSession()
                .getLocalRepository()
                .getBasedir()
                .toPath();
    }

    @Override
    public synchronized void close() {
        if (context != null) {
            context.close();
        }
    }

    private Context open() {
        Context known = context;
        if (known != null) {
            return known;
        }
        ContextOverrides.Builder overrides = ContextOverrides.create().withUserSettings(true);
        settings.settings().ifPresent(overrides::withUserSettingsXmlOverride);
        settings.localRepository().ifPresent(overrides::withLocalRepositoryOverride);
        Context opened = Runtimes.INSTANCE.getRuntime().create(overrides.build());
        context = opened;
        loaded.addClassPath(
                classPath,
                opened.repositorySystemSession()
                        .getLocalRepository()
                        .getBasedir()
                        .toPath()
                        .toAbsolutePath()
                        .normalize());
        return opened;
    }

    private static DefaultRepositorySystemSession session(Context opened, Way way) {
        DefaultRepositorySystemSession session = new DefaultRepositorySystemSession(opened.repositorySystemSession());
        session.setOffline(session.isOffline() || way.offline() || SettingsFiles.sayOffline(opened));
        session.setTransferListener(new Downloads(way.progress(), way.cancelled()));
        session.setConfigProperty(ConflictResolver.CONFIG_PROP_VERBOSE, true);
        return session;
    }

    private static List<RemoteRepository> remote(
            Context opened, DefaultRepositorySystemSession session, List<RemoteRepository> added) {
        List<RemoteRepository> all = new ArrayList<>(opened.remoteRepositories());
        all.addAll(opened.repositorySystem().newResolutionRepositories(session, added));
        return all;
    }

    private static Artifact artifact(Coordinates wanted, DefaultRepositorySystemSession session) {
        ArtifactType type = session.getArtifactTypeRegistry().get(wanted.type());
        String extension = type == null ? wanted.type() : type.getExtension();
        String classifier = wanted.classifier().isEmpty() && type != null ? type.getClassifier() : wanted.classifier();
        return new DefaultArtifact(
                wanted.group(), wanted.artifact(), classifier, extension, wanted.version(), Map.of(), type);
    }

    private static Exclusion exclusion(String text) {
        String[] names = text.split(":", -1);
        if (names.length != 2) {
            throw new MavenException(
                    "An exclusion must be group:artifact.", text, "org.slf4j:* or org.slf4j:slf4j-simple");
        }
        return new Exclusion(names[0], names[1], "*", "*");
    }

    private Resolution resolve(
            Context opened,
            DefaultRepositorySystemSession session,
            List<Dependency> moreRoots,
            List<Dependency> moreManaged,
            List<RemoteRepository> added) {
        List<Dependency> allRoots = joined(roots, moreRoots);
        List<Dependency> allManaged = joined(managed, moreManaged);
        List<RemoteRepository> remote = remote(opened, session, added);
        Causes causes = new Causes(opened.repositorySystem(), session, remote);
        CollectRequest request = new CollectRequest()
                .setDependencies(allRoots)
                .setManagedDependencies(allManaged)
                .setRepositories(remote);
        Graph graph;
        try {
            graph = Graph.of(collected(opened, session, request));
        } catch (DependencyCollectionException e) {
            throw causes.of(e);
        }
        Resolution resolution = load(opened, session, graph, causes);
        roots = allRoots;
        managed = allManaged;
        repositories = added;
        return resolution;
    }

    /** Of a range the highest version alone is read; all of them, some hundred files maybe, only if that leads nowhere. */
    private static DependencyNode collected(
            Context opened, DefaultRepositorySystemSession session, CollectRequest request)
            throws DependencyCollectionException {
        session.setVersionFilter(new HighestVersionFilter());
        try {
            return opened.repositorySystem()
                    .collectDependencies(session, request)
                    .getRoot();
        } catch (DependencyCollectionException e) {
            if (!Causes.isConflict(e)) {
                throw e;
            }
            session.setVersionFilter(null);
            return opened.repositorySystem()
                    .collectDependencies(session, request)
                    .getRoot();
        }
    }

    private Resolution load(Context opened, DefaultRepositorySystemSession session, Graph graph, Causes causes) {
        List<ArtifactRequest> missing = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (DependencyNode node : graph.jars()) {
            Artifact artifact = node.getArtifact();
            String version = loaded.version(artifact).orElse(null);
            if (version == null) {
                missing.add(new ArtifactRequest(node));
            } else if (!version.equals(artifact.getVersion())) {
                notes.add(Graph.name(artifact) + " " + version + " is loaded and stays; this asks for "
                        + artifact.getVersion() + ", which a restart of the kernel takes if this comes first");
            }
        }
        notes.addAll(graph.conflicts());
        List<Resolution.Jar> jars = new ArrayList<>();
        try {
            for (ArtifactResult result : opened.repositorySystem().resolveArtifacts(session, missing)) {
                Artifact artifact = result.getArtifact();
                jars.add(new Resolution.Jar(
                        Graph.name(artifact),
                        artifact.getVersion(),
                        artifact.getFile().toPath()));
            }
        } catch (ArtifactResolutionException e) {
            throw causes.of(e);
        }
        missing.forEach(each -> loaded.add(each.getArtifact()));
        if (session.getTransferListener() instanceof Downloads downloads) {
            downloads.finish();
        }
        return new Resolution(jars, notes.stream().filter(told::add).toList());
    }

    private static List<Dependency> joined(List<Dependency> before, List<Dependency> more) {
        List<Dependency> all = new ArrayList<>(before);
        all.addAll(more);
        return List.copyOf(all);
    }
}
