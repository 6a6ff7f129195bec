package dev.hasp.apparmor;

import java.util.List;

/** What a file such as {@code abstractions/base} holds. */
record Fragment(List<AppArmorProfile.Noted> rules, List<Include> includes) {}
