package dev.hasp.laws.example;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.ByteSize;
import dev.hasp.control.SwapLimit;
import dev.hasp.document.ProfileDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A site's profile in a file, with one job's own memory over it. */
final class SiteAndJob {

    private SiteAndJob() {}

    static SecuritySpec spec(Path file, ByteSize memory) throws IOException {
        SecurityProfile site = ProfileDocument.read("site.yaml", Files.readString(file));
        SecurityProfile job = SecurityProfile.builder()
                .memory(memory)
                .memorySwap(SwapLimit.of(memory))
                .build()
                .named("job 42");
        return site.overlay(job).toSpec();
    }
}
