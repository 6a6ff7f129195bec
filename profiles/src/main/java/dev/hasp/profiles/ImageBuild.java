package dev.hasp.profiles;

import static dev.hasp.linux.Capability.FSETID;
import static dev.hasp.linux.Capability.SETFCAP;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import java.util.List;

/**
 * Unpacks layers and runs build steps in its own root file system. Over {@link CiRunner}, it has
 *
 * <ul>
 *   <li>{@code FSETID}: setgid bits of files that belong to other groups survive their chmod; without it they are
 *       lost without an error, and the image is wrong. Source: chmod(2); Linux fs/attr.c, setattr_prepare.
 *   <li>{@code SETFCAP}: file capabilities of a layer, such as those of ping, are written. Source: capabilities(7),
 *       file capabilities; kaniko issue 778.
 *   <li>{@code network}: the network {@code image-build}, or a named one, for base images and the push.
 * </ul>
 *
 * <p>Of CiRunner's grants it needs all: kaniko ends a build step by killing its process group, whoever those processes
 * became. Builders that make namespaces, such as rootless BuildKit, need seccomp, AppArmor and systempaths unconfined
 * instead (BuildKit docs/rootless.md) and are not served by this preset.
 */
public final class ImageBuild extends Preset<ImageBuild> {

    static final SecurityProfile PROFILE = CiRunner.PROFILE.toBuilder()
            .capabilities(CiRunner.PROFILE.capabilities().orElseThrow().plus(FSETID, SETFCAP))
            .network(NetworkMode.named("image-build"))
            .build()
            .named("image-build");

    private ImageBuild(SecurityProfile profile) {
        super("image-build", "an image builder that runs as root without a daemon, as kaniko", profile);
    }

    /** The preset without parameters. */
    public static ImageBuild preset() {
        return new ImageBuild(PROFILE);
    }

    /** A network that someone created, which the job then reaches; without it the preset has its own. */
    public ImageBuild network(String network) {
        return onNetwork(network);
    }

    /** The build context, read-only at /workspace: a directory of the host. */
    public ImageBuild context(String directory) {
        return mounted(directory, "/workspace", true);
    }

    @Override
    ImageBuild with(SecurityProfile changed) {
        return new ImageBuild(changed);
    }

    @Override
    List<Parameter> ownParameters() {
        return List.of(
                Parameter.network("image-build"),
                new Parameter(
                        "context", Controls.MOUNTS, "directory of the host, read-only at /workspace; default: none"));
    }
}
