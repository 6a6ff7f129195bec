package dev.hasp.inforce.example;

import com.github.dockerjava.api.DockerClient;
import dev.hasp.Finding;
import dev.hasp.SecuritySpec;
import dev.hasp.probe.LiveVerification;
import dev.hasp.verify.Verification;

/** Says what is not in force on an engine. */
public final class VerifyExample {

    /** Verifies and tells what was found. */
    public static Verification verify(DockerClient docker, SecuritySpec spec) {
        Verification verification =
                LiveVerification.on(docker).withProgress(System.err::println).run(spec);
        for (Finding finding : verification.findings()) {
            System.err.println(finding);
        }
        return verification;
    }

    private VerifyExample() {}
}
