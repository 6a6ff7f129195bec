package dev.hasp.observed;

import java.util.List;

/**
 * Everything worth reading to see what a container is under. Paths are the container's, as {@link KernelFiles} takes
 * them; many do not exist on a given machine, which is an answer too.
 *
 * @param texts files to read, each shorter than a page or two
 * @param links symbolic links to read
 * @param directories directories to list; that one is no directory or does not exist is what is asked for here
 * @param devices directories below which, at any depth, the device nodes are asked for
 * @param sysctls the kernel parameters behind some of the texts, by name
 * @param kernelPaths the kernel files, among the directories, that may be hidden or read-only where they exist
 */
public record Wanted(
        List<String> texts,
        List<String> links,
        List<String> directories,
        List<String> devices,
        List<String> sysctls,
        List<String> kernelPaths) {

    public Wanted {
        texts = List.copyOf(texts);
        links = List.copyOf(links);
        directories = List.copyOf(directories);
        devices = List.copyOf(devices);
        sysctls = List.copyOf(sysctls);
        kernelPaths = List.copyOf(kernelPaths);
    }
}
