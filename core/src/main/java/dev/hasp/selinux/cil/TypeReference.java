package dev.hasp.selinux.cil;

/** A type, or an attribute that stands for several, as a rule names it. */
public sealed interface TypeReference permits TypeName, ProcessType {}
