package org.cellstate.kernel.repl;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.cellstate.kernel.api.Notebook;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler of a session sees: the platform, the kernel's API and the session's own jars. The class path of this process
 * stays hidden, though JShell offers it.
 *
 * <p>Listings of packages are kept: with some hundred jars they are most of the time that a small cell takes. Jars are listed and read by
 * way of their {@link JarIndex}, folders by the compiler's own means.
 */
final class SessionFiles extends ForwardingJavaFileManager<StandardJavaFileManager> implements StandardJavaFileManager {

    private static final Set<String> CLASS_PATH_OPTIONS = Set.of("-classpath", "-cp", "--class-path");

    private static final ClassLoader HOOK = new HookLoader();

    private final Map<Listing, List<JavaFileObject>> listings = new ConcurrentHashMap<>();

    private record Listing(Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) {

        /** Written out: a record's own are made by invokedynamic when first asked, in ten milliseconds of a session's start. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Listing listing
                    && location.equals(listing.location)
                    && packageName.equals(listing.packageName)
                    && kinds.equals(listing.kinds)
                    && recurse == listing.recurse;
        }

        @Override
        public int hashCode() {
            return packageName.hashCode();
        }
    }

    private final Map<Path, Folder> folders = new ConcurrentHashMap<>();

    private final ClassPath classPath;

    /** One folder of the class path, for the compiler's own file manager. */
    private record Folder(Path path) implements Location {

        @Override
        public String getName() {
            return path.toString();
        }

        @Override
        public boolean isOutputLocation() {
            return false;
        }
    }

    /**
     * Makes one.
     *
     * @param classPath what is to be seen, beside the platform; closed with this
     */
    SessionFiles(StandardJavaFileManager standard, ClassPath classPath) {
        super(standard);
        this.classPath = classPath;
        setStandard(StandardLocation.CLASS_PATH, List.of());
    }

    private void setStandard(Location location, List<Path> paths) {
        try {
            fileManager.setLocationFromPaths(location, paths);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds jars and directories behind those that are there. */
    void add(List<Path> entries) {
        classPath.add(entries);
        listings.clear();
    }

    /** Returns where the classes of the kernel's API lie, which a session sees beside its own. */
    static Path apiLocation() {
        try {
            return Path.of(Notebook.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the kernel's API was not loaded from a file", e);
        }
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (location != StandardLocation.CLASS_PATH && !isPlatform(location)) {
            return super.list(location, packageName, kinds, recurse);
        }
        Listing listing = new Listing(location, packageName, Set.copyOf(kinds), recurse);
        List<JavaFileObject> known = listings.get(listing);
        if (known == null) {
            known = listed(listing);
            listings.put(listing, known);
        }
        return known;
    }

    /** A module of the platform: JShell has three compilers, and each asks for what the others have asked for. */
    private static boolean isPlatform(Location location) {
        return location.getName().startsWith(StandardLocation.SYSTEM_MODULES.getName() + "[");
    }

    private List<JavaFileObject> listed(Listing listing) throws IOException {
        List<JavaFileObject> found = new ArrayList<>();
        if (listing.location() == StandardLocation.CLASS_PATH) {
            for (ClassPath.Entry entry : classPath.entries()) {
                if (entry.jar() != null) {
                    entry.jar().list(listing.packageName(), listing.kinds(), listing.recurse(), found::add);
                } else {
                    add(folder(entry.path()), listing, found);
                }
            }
        } else {
            add(listing.location(), listing, found);
        }
        return List.copyOf(found);
    }

    private void add(Location location, Listing listing, List<JavaFileObject> found) throws IOException {
        super.list(location, listing.packageName(), listing.kinds(), listing.recurse())
                .forEach(found::add);
    }

    private Folder folder(Path path) {
        return folders.computeIfAbsent(path, each -> {
            Folder folder = new Folder(each);
            setStandard(folder, List.of(each));
            return folder;
        });
    }

    @Override
    public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof JarMember member ? member.binaryName() : super.inferBinaryName(location, file);
    }

    /** The compiler looks for its plugins there, and finds {@link CompilerHook}. */
    @Override
    public boolean hasLocation(Location location) {
        return location == StandardLocation.ANNOTATION_PROCESSOR_PATH
                || location == StandardLocation.CLASS_PATH
                || super.hasLocation(location);
    }

    /** Offers the compiler no other plugins: it would look through all jars for them, several times a cell, and run what it finds. */
    @Override
    public ClassLoader getClassLoader(Location location) {
        return location == StandardLocation.ANNOTATION_PROCESSOR_PATH ? HOOK : ClassLoader.getPlatformClassLoader();
    }

    /** Takes no class path from JShell: it begins with the one this process was started with. */
    @Override
    public boolean handleOption(String current, Iterator<String> remaining) {
        if (CLASS_PATH_OPTIONS.contains(current)) {
            remaining.next();
            return true;
        }
        return super.handleOption(current, remaining);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        boolean ours = a instanceof JarMember || b instanceof JarMember;
        return ours ? a.equals(b) : fileManager.isSameFile(a, b);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        fileManager.setLocation(location, files);
    }

    @Override
    public void setLocationFromPaths(Location location, Collection<? extends Path> paths) throws IOException {
        fileManager.setLocationFromPaths(location, paths);
    }

    @Override
    public @Nullable Iterable<? extends File> getLocation(Location location) {
        return location == StandardLocation.CLASS_PATH
                ? classPathEntries().map(Path::toFile).toList()
                : fileManager.getLocation(location);
    }

    @Override
    public @Nullable Iterable<? extends Path> getLocationAsPaths(Location location) {
        return location == StandardLocation.CLASS_PATH
                ? classPathEntries().toList()
                : fileManager.getLocationAsPaths(location);
    }

    private Stream<Path> classPathEntries() {
        return classPath.entries().stream().map(ClassPath.Entry::path);
    }

    @Override
    public Path asPath(FileObject file) {
        return fileManager.asPath(file);
    }

    @Override
    public void close() throws IOException {
        classPath.close();
        super.close();
    }
}
