package dev.hasp.seccomp.bpf;

/** A program that the kernel would not take: too long, or not well formed. */
public final class BpfException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BpfException(String message) {
        super("BPF " + message);
    }
}
