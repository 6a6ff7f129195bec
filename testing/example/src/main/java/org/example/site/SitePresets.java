package org.example.site;

import dev.hasp.SecurityProfile;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.ceiling.Demand;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Mount;
import dev.hasp.control.SwapLimit;
import dev.hasp.profiles.BatchJob;

/** The presets of a site. */
public final class SitePresets {

    /** What the site admits, whoever asks. */
    public static final Ceiling SITE = Ceiling.of(
            "site", Demand.nonRoot(), Demand.noNewPrivileges(), Demand.notPrivileged(), Demand.pidsAtMost(4096));

    /** A nightly job: reads the day's data, writes nowhere but to /tmp. */
    public static final SecurityProfile NIGHTLY_JOB = BatchJob.preset().profile().toBuilder()
            .memory(ByteSize.gibibytes(4))
            .memorySwap(SwapLimit.of(ByteSize.gibibytes(4)))
            .mounts(Mount.readOnlyBind("/srv/day", "/data"))
            .build()
            .named("nightly-job");

    private SitePresets() {}
}
